#include "model/type.h"

const char *pl_type_name(enum pl_type type) {
    static const char *const names[PL_TYPE_COUNT] = {
        "null", "boolean", "number", "string", "array", "object"};
    return names[type];
}
