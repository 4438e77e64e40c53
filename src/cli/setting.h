/*
 * Setting: check the value of an option and store it.
 */
#ifndef PL_CLI_SETTING_H
#define PL_CLI_SETTING_H

#include "cli/options.h"

/* Store `value` (it ends with a NUL, and is empty for a flag) in the field that
 * the table has for `option`. Returns false, with a complaint, if the option
 * does not allow the value. */
bool pl_setting_store(struct pl_options *options,
                      const struct pl_option *option, struct pl_slice value);

#endif
