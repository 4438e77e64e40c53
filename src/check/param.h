/*
 * Param: how one parameter of a keyword is read from YAML into its settings.
 * The rule loader reads every keyword from these tables; a JSON Schema of the
 * rule file and the docs come from them too.
 */
#ifndef PL_CHECK_PARAM_H
#define PL_CHECK_PARAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/names.h"
#include "base/regex.h"
#include "check/list.h"
#include "model/value.h"

enum pl_param_kind {
    PL_PARAM_FLAG,    /* bool */
    PL_PARAM_COUNT,   /* uint64_t: a non-negative integer */
    PL_PARAM_DECIMAL, /* struct pl_number_param */
    PL_PARAM_TEXT,    /* struct pl_slice */
    PL_PARAM_CHOICE,  /* int: the index of the word in `choices` */
    PL_PARAM_NAMES,   /* struct pl_names: a list of texts, or one text */
    PL_PARAM_TYPES,  /* unsigned: type names, `integer` sets PL_TYPES_INTEGER */
    PL_PARAM_VALUE,  /* struct pl_value *: any JSON value, in YAML */
    PL_PARAM_VALUES, /* struct pl_values: a list of them */
    PL_PARAM_LIST,   /* const struct pl_list *: the name of a list */
    PL_PARAM_WHERE, /* struct pl_where: column: text or texts, for `list` of the
                       same settings (a row of kind LIST stands before it) */
    PL_PARAM_SCHEMA,          /* const struct pl_schema * */
    PL_PARAM_SCHEMAS,         /* struct pl_schemas */
    PL_PARAM_SCHEMA_MAP,      /* struct pl_schema_map: schemas by name */
    PL_PARAM_PATTERN_MAP,     /* struct pl_schema_map: schemas by pattern */
    PL_PARAM_NAMES_MAP,       /* struct pl_names_map: lists of texts by name */
    PL_PARAM_PATTERN,         /* const pl_regex * */
    PL_PARAM_SELECTORS,       /* struct pl_names: selector texts, checked by the
                                 loader and compiled by the engine */
    PL_PARAM_COUNT_OR_LOOKUP, /* struct pl_count_param */
    PL_PARAM_TEXT_OR_LOOKUP   /* struct pl_text_param */
};

/* `integer` among types: a number whose value is an integer. */
#define PL_TYPES_INTEGER (1u << 16)

struct pl_param {
    const char *name;
    enum pl_param_kind kind;
    bool is_required;
    size_t offset;              /* in the settings */
    const char *const *choices; /* PL_PARAM_CHOICE: ends with NULL */
    const char *summary;
};

/* A number with the text that it was written as. */
struct pl_number_param {
    bool is_set;
    struct pl_decimal number;
    struct pl_slice text;
};

struct pl_values {
    const struct pl_value *items;
    size_t count;
};

/* Lists of texts by name, in the order written. */
struct pl_names_entry {
    struct pl_slice key;
    struct pl_names names;
};

struct pl_names_map {
    const struct pl_names_entry *items;
    size_t count;
};

/* Where a parameter may come from a list, by a sibling's text. */
struct pl_lookup {
    const struct pl_list *list; /* NULL: it is given as it stands */
    size_t sibling;             /* index for pl_sibling() */
    size_t column;
    bool ignore_case; /* the sibling's text is upper-cased (ASCII) */
};

struct pl_count_param {
    bool is_set;
    uint64_t count;
    struct pl_lookup lookup;
};

struct pl_text_param {
    struct pl_slice text;
    struct pl_lookup lookup;
};

#endif
