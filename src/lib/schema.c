#include "lib/schema.h"

#include "lib/session.h"
#include "rules/keys.h"

static void add_section(struct pl_json_tree *tree, enum pl_section section) {
    const char *key = pl_section_keys[section];
    switch (section) {
    case PL_SECTION_VERSION:
        pl_json_open_object(tree, key);
        pl_json_count(tree, "const", 1);
        pl_json_close(tree);
        break;
    case PL_SECTION_EXTENDS:
    case PL_SECTION_MENTIONS:
        pl_schema_ref(tree, key, "texts");
        break;
    case PL_SECTION_PARAMS:
        pl_schema_map(tree, key, NULL);
        break;
    case PL_SECTION_LISTS:
        pl_schema_map(tree, key, "table");
        break;
    case PL_SECTION_SHAPES:
        pl_schema_map(tree, key, "shape");
        break;
    case PL_SECTION_TARGETS:
        pl_schema_map(tree, key, "target");
        break;
    case PL_SECTION_SUMMARY:
        pl_schema_map(tree, key, "summary");
        break;
    case PL_SECTION_RULES:
        pl_schema_map(tree, key, "rule");
        break;
    case PL_SECTION_OVERRIDES:
        pl_schema_list_of(tree, key, "override");
        break;
    case PL_SECTION_FILES:
        pl_schema_open_keys(tree, key);
        pl_schema_ref(tree, "include", "texts");
        pl_schema_ref(tree, "exclude", "texts");
        pl_schema_close_keys(tree);
        break;
    case PL_SECTION_BASELINE:
        pl_schema_ref(tree, key, "text");
        break;
    }
}

#define OPTIONS_MAX 16
#define OPTION_MAX  64

/* The lists of our packs that a configuration can give files for. The names are
 * copied, so that the rules can be freed. */
struct options {
    char names[OPTIONS_MAX][OPTION_MAX];
    size_t count;
};

static void take_option(void *self, struct pl_slice name,
                        struct pl_slice help) {
    struct options *options = self;
    (void)help;
    if (options->count == OPTIONS_MAX || name.len >= OPTION_MAX)
        return;
    char *to = options->names[options->count++];
    memcpy(to, name.data, name.len);
    to[name.len] = '\0';
}

static void add_options(struct pl_session *session) {
    struct options options = {.count = 0};
    pl_session_list_options(&session->heap, &options, take_option);
    for (size_t i = 0; i < options.count; i++)
        pl_schema_ref(&session->tree, options.names[i], "texts");
}

static void add_root(struct pl_session *session, const char *title,
                     bool is_config) {
    struct pl_json_tree *tree = &session->tree;
    static const char *const required[] = {"paylint", NULL};
    pl_json_begin(tree);
    pl_json_str(tree, "$schema",
                "https://json-schema.org/draft/2020-12/schema");
    pl_json_str(tree, "title", title);
    pl_json_str(tree, "type", "object");
    pl_schema_words(tree, "required", required);
    pl_json_flag(tree, "additionalProperties", false);
    pl_json_open_object(tree, "properties");
    for (int section = 0; section < (int)PL_SECTIONS; section++)
        add_section(tree, (enum pl_section)section);
    if (is_config)
        add_options(session);
    pl_json_close(tree);
    pl_schema_define(tree);
}

static void print(struct pl_session *session) {
    bool is_config = pl_slice_is(session->operands->items[0], "config");
    struct pl_buf *text = &session->text;
    add_root(session,
             is_config ? "a configuration of paylint" : "rules of paylint",
             is_config);
    pl_buf_clear(text);
    pl_json_write_pretty(&session->tree, text);
    pl_buf_add_char(text, '\n');
    pl_session_check_tree(session);
    pl_output_write(&session->out, pl_buf_slice(text));
}

int pl_session_schema(const struct pl_session_options *options,
                      struct pl_slice of) {
    struct pl_names operands = {&of, 1};
    return pl_session_do(options, &operands, print);
}
