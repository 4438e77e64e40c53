/*
 * Curl option: what each option of curl means for the request.
 */
#ifndef PL_INPUT_CURL_OPTION_H
#define PL_INPUT_CURL_OPTION_H

#include <stdbool.h>

#include "base/slice.h"

/* How the argument of an option is used. */
enum pl_curl_use {
    PL_CURL_FLAG,    /* no argument */
    PL_CURL_IGNORED, /* an argument that does not matter to the request */
    PL_CURL_DATA,
    PL_CURL_RAW, /* data, in which @ names no file */
    PL_CURL_JSON,
    PL_CURL_ENCODED, /* data that curl will encode */
    PL_CURL_PARAM,   /* encoded data for the URL */
    PL_CURL_GET,     /* no argument: the data goes into the URL */
    PL_CURL_NEXT,    /* no argument: another request begins */
    PL_CURL_HEADER,
    PL_CURL_METHOD,
    PL_CURL_URL
};

/* The use of `--name`; of `-letter`. An unknown option is a flag. */
enum pl_curl_use pl_curl_use_of_name(struct pl_slice name);
enum pl_curl_use pl_curl_use_of_letter(char letter);

bool pl_curl_has_argument(enum pl_curl_use use);

#endif
