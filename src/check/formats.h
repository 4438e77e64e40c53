/*
 * Formats: what the keyword `format` recognises, a function each. They judge
 * the whole of a text that is UTF-8.
 */
#ifndef PL_CHECK_FORMATS_H
#define PL_CHECK_FORMATS_H

#include <stdbool.h>

#include "check/sure.h"

/* RFC 3339: the date-time and the date of JSON Schema. */
bool pl_format_date_time(struct pl_slice text);
bool pl_format_date(struct pl_slice text);

/* One @ with something before it, a dot in what is behind, no white space. */
bool pl_format_email(struct pl_slice text);

/* A phone number: +, then 7 to 15 digits of which the first is not 0. */
bool pl_format_e164(struct pl_slice text);

/* 8-4-4-4-12 hexadecimal digits. */
bool pl_format_uuid(struct pl_slice text);

/* RFC 3986, with a scheme. */
bool pl_format_uri(struct pl_slice text);

/* Three ASCII letters. */
bool pl_format_currency(struct pl_slice text);

/* A number as JSON writes it. */
bool pl_format_number(struct pl_slice text);

/* 13 to 19 digits, single spaces or hyphens between them, that begin as an
 * issuer's cards do and have a right check digit. */
bool pl_format_card_number(struct pl_slice text);

/* A bank account number: its country's length and right check digits; single
 * spaces between its characters do not count. */
bool pl_format_iban(struct pl_slice text);

/* Take away from `sure` the texts that may have the form. */
void pl_format_bar_email(struct pl_sure *sure);
void pl_format_bar_e164(struct pl_sure *sure);
void pl_format_bar_uuid(struct pl_sure *sure);
void pl_format_bar_number(struct pl_sure *sure);
void pl_format_bar_card_number(struct pl_sure *sure);
void pl_format_bar_iban(struct pl_sure *sure);

#endif
