#include "check/siblings.h"

const struct pl_value *pl_sibling(const struct pl_siblings *siblings,
                                  size_t index) {
    if (siblings == NULL || index >= siblings->count)
        return NULL;
    return siblings->values[index];
}

bool pl_siblings_match(const struct pl_siblings *siblings,
                       const pl_regex *regex, struct pl_slice text) {
    return pl_work_matches(siblings != NULL ? siblings->work : NULL, regex,
                           text);
}

bool pl_siblings_gave_up(const struct pl_siblings *siblings) {
    return siblings != NULL && siblings->work != NULL &&
           siblings->work->has_given_up;
}
