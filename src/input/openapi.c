/* OpenAPI 3: the examples of request bodies are documents. */

#include "input/form.h"
#include "input/json_search.h"
#include "input/text.h"
#include "input/yaml_text.h"

enum {
    PATHS = PL_JSON_INSIDE,
    BODIES,
    BODY,
    CONTENT,
    MEDIA,
    COMPONENTS,
    SCHEMA,
    EXAMPLES,
    EXAMPLE,
    LIST
};

struct taking {
    struct pl_workspace *space;
    const struct pl_extract *from;
    struct pl_form_taker taker;
};

static bool is(struct pl_slice text) {
    static const char *const keys[] = {
        "openapi",  "info", "jsonSchemaDialect", "servers",    "paths",
        "webhooks", "tags", "security",          "components", NULL};
    struct pl_slice key = pl_json_first_key(text);
    for (size_t i = 0; keys[i]; i++)
        if (pl_slice_is(key, keys[i]))
            return pl_json_says(text, "openapi", "3.");
    return !pl_json_may_begin(text) && pl_yaml_says(text, "openapi", "3.");
}

static unsigned in_document(struct pl_slice key) {
    if (pl_slice_is(key, "requestBody"))
        return BODY;
    if (pl_slice_is(key, "components"))
        return COMPONENTS;
    return pl_slice_is(key, "requestBodies") ? BODIES : PATHS;
}

static unsigned in_media(struct pl_slice key) {
    if (pl_slice_is(key, "example"))
        return PL_JSON_TAKE;
    if (pl_slice_is(key, "schema"))
        return SCHEMA;
    return pl_slice_is(key, "examples") ? EXAMPLES : PL_JSON_PASS;
}

static unsigned in_schema(struct pl_slice key) {
    if (pl_slice_is(key, "example"))
        return PL_JSON_TAKE;
    return pl_slice_is(key, "examples") ? LIST : PL_JSON_PASS;
}

static unsigned step(unsigned state, struct pl_slice key) {
    switch (state) {
    case PATHS:
        return in_document(key);
    case COMPONENTS:
        return pl_slice_is(key, "examples") ? EXAMPLES : in_document(key);
    case BODIES:
        return BODY;
    case BODY:
        return pl_slice_is(key, "content") ? CONTENT : PL_JSON_PASS;
    case CONTENT:
        return pl_text_has(key, "json") ? MEDIA : PL_JSON_PASS;
    case MEDIA:
        return in_media(key);
    case SCHEMA:
        return in_schema(key);
    case LIST:
        return PL_JSON_TAKE;
    case EXAMPLES:
        return EXAMPLE;
    case EXAMPLE:
        return pl_slice_is(key, "value") ? PL_JSON_TAKE : PL_JSON_PASS;
    }
    return PL_JSON_PASS;
}

static void take(void *self, const struct pl_json_node *node) {
    struct taking *taking = self;
    struct pl_slice text = pl_extract_text(taking->from);
    struct pl_extract *out = pl_workspace_take(taking->space);
    if (pl_json_is_string(text, node)) {
        pl_json_string_take(out, taking->from, node);
    } else {
        pl_extract_begin(out, taking->from, NULL);
        pl_extract_copy(out, taking->from, (size_t)node->span.start,
                        (size_t)node->span.end);
    }
    if (pl_json_may_begin(pl_extract_text(out)))
        taking->taker.document(taking->taker.self, out, PL_TAKEN_SENT);
    pl_workspace_give(taking->space, out);
}

static void find(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker) {
    const struct pl_extract *text = pl_yaml_text(space, from, taker);
    struct taking taking = {space, text, taker};
    if (!text)
        return;
    pl_json_search(space, text, (struct pl_json_search){step, take, &taking},
                   taker);
}

static const char *const suffixes[] = {NULL};

const struct pl_form pl_form_openapi = {
    .name = "openapi",
    .shows_examples = true,
    .summary = "request bodies that an OpenAPI document has for examples",
    .suffixes = suffixes,
    .is = is,
    .find = find,
};
