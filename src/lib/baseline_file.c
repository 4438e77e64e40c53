/* Reading the JSON of a baseline. This is the only file that reads JSON with
 * json-c. */

#include <json-c/json.h>
#include <limits.h>

#include "lib/baseline.h"

#define NOT_OURS                                                               \
    "this is no baseline that paylint wrote: write it anew with "              \
    "--write-baseline"

/* The text of a member, or an empty text. It is copied into the arena. */
static struct pl_slice member(struct pl_baseline *baseline,
                              const json_object *object, const char *key) {
    json_object *value;
    if (!json_object_object_get_ex(object, key, &value) ||
        !json_object_is_type(value, json_type_string))
        return pl_slice_str("");
    return pl_arena_copy(
        &baseline->arena,
        pl_slice_of(json_object_get_string(value),
                    (size_t)json_object_get_string_len(value)));
}

static bool add_entry(struct pl_baseline *baseline, const json_object *object) {
    if (!json_object_is_type(object, json_type_object))
        return false;
    struct pl_baseline_entry entry = {
        .fingerprint = member(baseline, object, "fingerprint"),
        .file = member(baseline, object, "file"),
        .rule = member(baseline, object, "rule"),
        .pointer = member(baseline, object, "pointer"),
    };
    if (entry.fingerprint.len == 0 || entry.file.len == 0)
        return false;
    baseline->entries =
        pl_heap_grow(baseline->arena.heap, baseline->entries, &baseline->cap,
                     baseline->count + 1, sizeof *baseline->entries);
    pl_map_add(&baseline->index, entry.fingerprint, (uint32_t)baseline->count);
    baseline->entries[baseline->count++] = entry;
    return true;
}

static const char *read_entries(struct pl_baseline *baseline) {
    json_object *list;
    if (!json_object_is_type(baseline->json, json_type_object) ||
        !pl_slice_is(member(baseline, baseline->json, "format"),
                     "paylint-baseline-1") ||
        !json_object_object_get_ex(baseline->json, "findings", &list) ||
        !json_object_is_type(list, json_type_array))
        return NOT_OURS;
    size_t count = (size_t)json_object_array_length(list);
    for (size_t i = 0; i < count; i++)
        if (!add_entry(baseline, json_object_array_get_idx(list, i)))
            return NOT_OURS;
    return NULL;
}

/* The JSON value is kept in `baseline`, so that it is freed if the heap
 * unwinds. */
const char *pl_baseline_parse(struct pl_baseline *baseline) {
    struct pl_slice text = baseline->text;
    struct json_tokener *tokener = json_tokener_new();
    if (!tokener || text.len > INT_MAX)
        return "it is too large";
    baseline->json = json_tokener_parse_ex(tokener, text.data, (int)text.len);
    bool is_good = json_tokener_get_error(tokener) == json_tokener_success;
    json_tokener_free(tokener);
    const char *mistake = is_good ? read_entries(baseline) : NOT_OURS;
    pl_baseline_drop(baseline);
    return mistake;
}

void pl_baseline_drop(struct pl_baseline *baseline) {
    json_object_put(baseline->json);
    baseline->json = NULL;
}
