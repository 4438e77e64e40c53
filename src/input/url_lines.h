/*
 * URL lines: a text of which each line is a URL that is to be asked for. No
 * file is recognised as one; it is what the command line gives.
 */
#ifndef PL_INPUT_URL_LINES_H
#define PL_INPUT_URL_LINES_H

#include "input/form.h"

extern const struct pl_form pl_url_lines;

#endif
