/*
 * Curl option: what the options of curl are to us.
 */
#ifndef PL_INPUT_CURL_OPTION_H
#define PL_INPUT_CURL_OPTION_H

#include <stdbool.h>

#include "base/slice.h"

/* What an option's argument is to us. */
enum pl_curl_use {
    PL_CURL_FLAG, /* it has none */
    PL_CURL_NONE, /* it has one, which says nothing of the request */
    PL_CURL_DATA,
    PL_CURL_RAW, /* the same, where @ names no file */
    PL_CURL_JSON,
    PL_CURL_ENCODED, /* data that is yet to be encoded */
    PL_CURL_PARAM,   /* encoded, for the URL */
    PL_CURL_GET,     /* no argument: the data belongs to the URL */
    PL_CURL_NEXT,    /* no argument: another request begins */
    PL_CURL_HEADER,
    PL_CURL_METHOD,
    PL_CURL_URL
};

/* That of `--name`, of `-letter`: a flag, if it is not known. */
enum pl_curl_use pl_curl_use_of_name(struct pl_slice name);
enum pl_curl_use pl_curl_use_of_letter(char letter);

bool pl_curl_has_argument(enum pl_curl_use use);

#endif
