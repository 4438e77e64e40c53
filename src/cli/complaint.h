/*
 * Complaint: write what is wrong with a command line into `options->complaint`:
 * one line that is safe to print. Each function returns false, for its caller
 * to return.
 */
#ifndef PL_CLI_COMPLAINT_H
#define PL_CLI_COMPLAINT_H

#include "cli/options.h"

/* Complain: `message`. */
bool pl_complain(struct pl_options *options, const char *message);

/* Complain: `before "text" after`. */
bool pl_complain_of(struct pl_options *options, const char *before,
                    struct pl_slice text, const char *after);

/* Complain: `--option after`. */
bool pl_complain_of_option(struct pl_options *options,
                           const struct pl_option *option, const char *after);

/* Complain: `--option cannot be "value": give remedy`. */
bool pl_complain_of_value(struct pl_options *options,
                          const struct pl_option *option, struct pl_slice value,
                          const char *remedy);

#define PL_CHOICES_MAX 32 /* with the NULL at the end */

/* Append to the complaint: `A, B or C; did you mean "B"?`. `names` ends with
 * NULL. */
bool pl_complain_of_choice(struct pl_options *options, struct pl_slice value,
                           const char *const *names);

#endif
