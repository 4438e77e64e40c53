#include "check/param_text.h"

#include "check/phrase.h"

bool pl_param_has_text(enum pl_param_kind kind) {
    return kind == PL_PARAM_FLAG || kind == PL_PARAM_COUNT ||
           kind == PL_PARAM_DECIMAL || kind == PL_PARAM_TEXT ||
           kind == PL_PARAM_CHOICE || kind == PL_PARAM_NAMES ||
           kind == PL_PARAM_LIST || kind == PL_PARAM_COUNT_OR_LOOKUP ||
           kind == PL_PARAM_TEXT_OR_LOOKUP;
}

/* Append a number, unless it is not set or comes from a list. */
static bool write_count(const struct pl_count_param *param,
                        struct pl_buf *out) {
    if (!param->is_set || param->lookup.list)
        return false;
    pl_buf_add_uint(out, param->count);
    return true;
}

static bool write_slice(struct pl_slice text, struct pl_buf *out) {
    if (!text.data)
        return false;
    pl_buf_add_slice(out, text);
    return true;
}

static bool write_list(const struct pl_list *list, struct pl_buf *out) {
    return list && write_slice(list->name, out);
}

static bool write_names(const struct pl_names *names, struct pl_buf *out) {
    if (names->count == 0)
        return false;
    pl_phrase_add_names(out, names);
    return true;
}

static bool write_param(const struct pl_param *param, const void *at,
                        struct pl_buf *out) {
    switch (param->kind) {
    case PL_PARAM_FLAG:
        pl_buf_add_str(out, *(const bool *)at ? "true" : "false");
        return true;
    case PL_PARAM_COUNT:
        pl_buf_add_uint(out, *(const uint64_t *)at);
        return true;
    case PL_PARAM_DECIMAL:
        return write_slice(((const struct pl_number_param *)at)->text, out);
    case PL_PARAM_TEXT:
        return write_slice(*(const struct pl_slice *)at, out);
    case PL_PARAM_CHOICE:
        pl_buf_add_str(out, param->choices[*(const int *)at]);
        return true;
    case PL_PARAM_NAMES:
        return write_names(at, out);
    case PL_PARAM_LIST:
        return write_list(*(const struct pl_list *const *)at, out);
    case PL_PARAM_COUNT_OR_LOOKUP:
        return write_count(at, out);
    case PL_PARAM_TEXT_OR_LOOKUP:
        return write_slice(((const struct pl_text_param *)at)->text, out);
    case PL_PARAM_TYPES:
    case PL_PARAM_VALUE:
    case PL_PARAM_VALUES:
    case PL_PARAM_WHERE:
    case PL_PARAM_SCHEMA:
    case PL_PARAM_SCHEMAS:
    case PL_PARAM_SCHEMA_MAP:
    case PL_PARAM_PATTERN_MAP:
    case PL_PARAM_NAMES_MAP:
    case PL_PARAM_PATTERN:
    case PL_PARAM_SELECTORS:
        return false;
    }
    return false;
}

bool pl_param_write(const struct pl_check *check, const void *settings,
                    struct pl_slice name, struct pl_buf *out) {
    for (const struct pl_param *param = check->params; param->name; param++)
        if (pl_slice_is(name, param->name))
            return write_param(param, (const char *)settings + param->offset,
                               out);
    return false;
}
