/*
 * Type: the six types of JSON, and sets of them.
 */
#ifndef PL_MODEL_TYPE_H
#define PL_MODEL_TYPE_H

enum pl_type {
    PL_TYPE_NULL,
    PL_TYPE_BOOLEAN,
    PL_TYPE_NUMBER,
    PL_TYPE_STRING,
    PL_TYPE_ARRAY,
    PL_TYPE_OBJECT
};

#define PL_TYPE_COUNT 6

/* One bit for each type: a set of types is the sum of such bits. */
#define PL_TYPE_BIT(type) (1u << (type))
#define PL_TYPES_ALL      ((1u << PL_TYPE_COUNT) - 1)
#define PL_TYPES_SCALAR                                                        \
    (PL_TYPE_BIT(PL_TYPE_NULL) | PL_TYPE_BIT(PL_TYPE_BOOLEAN) |                \
     PL_TYPE_BIT(PL_TYPE_NUMBER) | PL_TYPE_BIT(PL_TYPE_STRING))
#define PL_TYPES_CONTAINER                                                     \
    (PL_TYPE_BIT(PL_TYPE_ARRAY) | PL_TYPE_BIT(PL_TYPE_OBJECT))

/* "null", "boolean", "number", "string", "array", "object". */
const char *pl_type_name(enum pl_type type);

#endif
