/*
 * Setting: the value of an option, checked and stored by its kind.
 */
#ifndef PL_CLI_SETTING_H
#define PL_CLI_SETTING_H

#include "cli/options.h"

/* Store `value`, which is terminated (empty for a flag), as the table says for
 * `option`. Returns false with a complaint if the option does not take it. */
bool pl_setting_store(struct pl_options *options,
                      const struct pl_option *option, struct pl_slice value);

#endif
