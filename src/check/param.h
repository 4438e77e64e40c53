/*
 * Param: a description of one parameter of a keyword: how it is read from YAML
 * and where in the settings it is stored. The rule loader reads every keyword
 * by these tables; the JSON Schema of the rule file and the docs are made from
 * them too.
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
    PL_PARAM_VALUE,  /* const struct pl_value *: any JSON value, written in
                        YAML */
    PL_PARAM_VALUES, /* struct pl_values: a list of them */
    PL_PARAM_LIST,   /* const struct pl_list *: the name of a list */
    PL_PARAM_WHERE,  /* struct pl_where: a map from columns to a text or texts;
                        the columns are those of the PL_PARAM_LIST parameter,
                        whose row comes before this one */
    PL_PARAM_SCHEMA, /* const struct pl_schema * */
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

/* Set in a PL_PARAM_TYPES parameter for `integer`: a number whose value is an
 * integer. */
#define PL_TYPES_INTEGER (1u << 16)

struct pl_param {
    const char *name;
    enum pl_param_kind kind;
    bool is_required;
    size_t offset;              /* of its field in the settings */
    const char *const *choices; /* PL_PARAM_CHOICE: the words; ends with NULL */
    const char *summary;
};

/* A number, and its text as written. */
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

/* How to find a parameter's value in a list: the text of a sibling is the key
 * of the row. */
struct pl_lookup {
    const struct pl_list *list; /* NULL: the parameter is given directly */
    size_t sibling;             /* the sibling's index for pl_sibling() */
    size_t column;
    bool ignore_case; /* ASCII case of the sibling's text is ignored */
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
