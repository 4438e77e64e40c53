/*
 * Formats: the forms that the keyword `format` recognises, one function each.
 * Each function judges a whole text, which is valid UTF-8.
 */
#ifndef PL_CHECK_FORMATS_H
#define PL_CHECK_FORMATS_H

#include <stdbool.h>

#include "check/sure.h"

/* The date-time and date of JSON Schema, which are those of RFC 3339. */
bool pl_format_date_time(struct pl_slice text);
bool pl_format_date(struct pl_slice text);

/* One @ with something before it, and behind it something with a dot inside; no
 * white space. */
bool pl_format_email(struct pl_slice text);

/* A phone number: +, then 7 to 15 digits of which the first is not 0. */
bool pl_format_e164(struct pl_slice text);

/* 8-4-4-4-12 hexadecimal digits. */
bool pl_format_uuid(struct pl_slice text);

/* A URI of RFC 3986, with a scheme. */
bool pl_format_uri(struct pl_slice text);

/* Three ASCII letters. */
bool pl_format_currency(struct pl_slice text);

/* A number as JSON writes it. */
bool pl_format_number(struct pl_slice text);

/* A payment card number: 13 to 19 digits with an issuer's prefix and a correct
 * check digit; single spaces or hyphens may separate the digits. */
bool pl_format_card_number(struct pl_slice text);

/* A bank account number (IBAN) with the length that its country uses and
 * correct check digits; single spaces between characters are ignored. */
bool pl_format_iban(struct pl_slice text);

/* Remove from `sure` all texts that might have the form. */
void pl_format_bar_email(struct pl_sure *sure);
void pl_format_bar_e164(struct pl_sure *sure);
void pl_format_bar_uuid(struct pl_sure *sure);
void pl_format_bar_number(struct pl_sure *sure);
void pl_format_bar_card_number(struct pl_sure *sure);
void pl_format_bar_iban(struct pl_sure *sure);

#endif
