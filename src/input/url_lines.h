/*
 * URL lines: a text with a URL to request on each line. No file is recognised
 * as this form; it is what the command line gives.
 */
#ifndef PL_INPUT_URL_LINES_H
#define PL_INPUT_URL_LINES_H

#include "input/form.h"

extern const struct pl_form pl_url_lines;

#endif
