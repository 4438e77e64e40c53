/* What `paylint rules` prints: one line a rule, or all that is known of the
 * rules as JSON. */

#include "lib/session.h"
#include "report/escape.h"
#include "report/json_tree.h"

static enum pl_severity level_of(const struct pl_rule *rule) {
    return rule->is_on ? rule->severity : PL_SEVERITY_OFF;
}

/* The message of a rule or, if it has none, its reason. */
static struct pl_slice words_of(const struct pl_rule *rule) {
    return rule->message.len > 0 ? rule->message : rule->why;
}

static void list_text(struct pl_session *session) {
    const pl_ruleset *ruleset = session->ruleset;
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        const struct pl_rule *rule = &ruleset->rules[i];
        struct pl_buf *text = &session->text;
        pl_buf_clear(text);
        pl_buf_add_format(text, "%-32.*s %-8s ", (int)rule->id.len,
                          rule->id.data, pl_severity_name(level_of(rule)));
        pl_escape_text(text, words_of(rule));
        pl_buf_add_char(text, '\n');
        pl_output_write(&session->out, pl_buf_slice(text));
    }
}

static void add_if_any(struct pl_json_tree *tree, const char *key,
                       struct pl_slice text) {
    if (text.len > 0)
        pl_json_text(tree, key, text);
}

static void add_examples(struct pl_json_tree *tree, const struct pl_rule *rule,
                         bool is_bad) {
    pl_json_open_array(tree, is_bad ? "bad" : "ok");
    for (size_t i = 0; i < rule->example_count; i++)
        if (rule->examples[i].is_bad == is_bad)
            pl_json_text(tree, NULL, rule->examples[i].text);
    pl_json_close(tree);
}

static void add_origin(struct pl_json_tree *tree, const char *key,
                       const struct pl_given *from) {
    pl_json_open_object(tree, key);
    pl_json_text(tree, "file", *from->file);
    pl_json_count(tree, "line", pl_given_start(from).line);
    pl_json_count(tree, "column", pl_given_start(from).column);
    pl_json_close(tree);
}

static void add_rule(struct pl_json_tree *tree, const struct pl_rule *rule) {
    pl_json_begin(tree);
    pl_json_text(tree, "id", rule->id);
    pl_json_str(tree, "severity", pl_severity_name(level_of(rule)));
    if (rule->is_conditional)
        pl_json_flag(tree, "conditional", true);
    add_if_any(tree, "message", rule->message);
    add_if_any(tree, "why", rule->why);
    add_if_any(tree, "url", rule->url);
    if (rule->tags.count > 0) {
        pl_json_open_array(tree, "tags");
        for (size_t i = 0; i < rule->tags.count; i++)
            pl_json_text(tree, NULL, rule->tags.items[i]);
        pl_json_close(tree);
    }
    add_origin(tree, "defined", &rule->defined);
    add_origin(tree, "configured", &rule->level_from);
    pl_json_open_object(tree, "examples");
    add_examples(tree, rule, false);
    add_examples(tree, rule, true);
    pl_json_close(tree);
}

/* Rules are written one by one, so that memory stays flat. */
static void list_json(struct pl_session *session) {
    struct pl_json_tree *tree = &session->tree;
    const pl_ruleset *ruleset = session->ruleset;
    pl_output_str(&session->out, "{\"format\":\"paylint-rules-1\",\"rules\":[");
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        pl_buf_clear(&session->text);
        pl_buf_add_str(&session->text, i > 0 ? ",\n" : "\n");
        add_rule(tree, &ruleset->rules[i]);
        pl_json_write(tree, &session->text);
        pl_output_write(&session->out, pl_buf_slice(&session->text));
    }
    pl_output_str(&session->out, "\n]}\n");
    pl_session_check_tree(session);
}

static void list(struct pl_session *session) {
    bool is_json = strcmp(session->options->reports[0].format, "json") == 0;
    if (!pl_session_load(session, is_json))
        return;
    if (is_json)
        list_json(session);
    else
        list_text(session);
}

int pl_session_rules(const struct pl_session_options *options) {
    return pl_session_do(options, NULL, list);
}
