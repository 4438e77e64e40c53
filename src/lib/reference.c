/* What `paylint reference` prints: a page of Markdown about all rules, for
 * docs/. */

#include "lib/example.h"
#include "report/escape.h"

#define EXAMPLE_MAX 300 /* bytes of an example that are shown */

static void write_text(struct pl_session *session) {
    pl_output_write(&session->out, pl_buf_slice(&session->text));
    pl_buf_clear(&session->text);
}

/* Append text with all that Markdown would interpret escaped. */
static void add_plain(struct pl_buf *out, struct pl_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (strchr("\\`*_{}[]<>|#", c) && c != '\0')
            pl_buf_add_char(out, '\\');
        pl_buf_add_char(out, c == '\n' ? ' ' : c);
    }
}

static struct pl_slice group_of(const struct pl_rule *rule) {
    const char *slash = memchr(rule->id.data, '/', rule->id.len);
    return pl_slice_of(rule->id.data, (size_t)(slash - rule->id.data));
}

static bool is_in(const struct pl_rule *rule, struct pl_slice group) {
    return pl_slice_eq(group_of(rule), group);
}

static void add_level(struct pl_buf *out, const struct pl_rule *rule) {
    enum pl_severity level = rule->is_on ? rule->severity : PL_SEVERITY_OFF;
    pl_buf_add_str(out, pl_severity_name(level));
    if (rule->is_conditional)
        pl_buf_add_str(out, " or less");
}

/* The anchor that Markdown gives to a heading with the id. */
static void add_anchor(struct pl_buf *out, struct pl_slice id) {
    for (size_t i = 0; i < id.len; i++)
        if (id.data[i] != '/')
            pl_buf_add_char(out, id.data[i]);
}

static void write_row(struct pl_session *session, const struct pl_rule *rule) {
    struct pl_buf *text = &session->text;
    pl_buf_add_str(text, "| [");
    pl_buf_add_slice(text, rule->id);
    pl_buf_add_str(text, "](#");
    add_anchor(text, rule->id);
    pl_buf_add_str(text, ") | ");
    add_level(text, rule);
    pl_buf_add_str(text, " | ");
    add_plain(text, rule->message.len > 0 ? rule->message : rule->why);
    pl_buf_add_str(text, " |\n");
    write_text(session);
}

static void write_finding(void *self, const struct pl_finding *finding) {
    struct pl_session *session = self;
    struct pl_buf *text = &session->text;
    pl_buf_add_str(text, "  → ");
    pl_escape_text(text, finding->message);
    pl_buf_add_char(text, '\n');
    write_text(session);
}

static void write_notice(void *self, struct pl_slice file,
                         struct pl_slice message, bool is_error) {
    pl_session_notice(self, file, message, is_error);
}

/* The beginning of a long text, cut between code points. */
static struct pl_slice cut(struct pl_slice text) {
    size_t len = text.len > EXAMPLE_MAX ? EXAMPLE_MAX : text.len;
    while (len > 0 && len < text.len && (text.data[len] & 0xC0) == 0x80)
        len--;
    return pl_slice_of(text.data, len);
}

static void write_example(struct pl_session *session, size_t index,
                          const struct pl_example *example) {
    struct pl_buf *text = &session->text;
    struct pl_slice shown = cut(example->text);
    pl_escape_text(text, shown);
    pl_buf_add_str(text, shown.len < example->text.len ? "…" : "");
    pl_example_add_params(text, example);
    pl_buf_add_char(text, '\n');
    write_text(session);
    if (example->is_bad && session->ruleset->rules[index].is_on)
        pl_example_check(
            session, index, example,
            (struct pl_sink){write_finding, write_notice, session});
}

static void write_examples(struct pl_session *session, size_t index,
                           bool is_bad) {
    const struct pl_rule *rule = &session->ruleset->rules[index];
    size_t count = 0;
    for (size_t i = 0; i < rule->example_count; i++) {
        if (rule->examples[i].is_bad != is_bad)
            continue;
        if (count++ == 0)
            pl_output_str(&session->out, is_bad ? "\nBad:\n\n```text\n"
                                                : "\nOk:\n\n```text\n");
        write_example(session, index, &rule->examples[i]);
    }
    if (count > 0)
        pl_output_str(&session->out, "```\n");
}

static void write_rule(struct pl_session *session, size_t index) {
    const struct pl_rule *rule = &session->ruleset->rules[index];
    struct pl_buf *text = &session->text;
    pl_buf_add_str(text, "\n### ");
    pl_buf_add_slice(text, rule->id);
    pl_buf_add_str(text, "\n\nLevel: ");
    add_level(text, rule);
    pl_buf_add_str(text, ".\n");
    if (rule->why.len > 0)
        pl_buf_add_char(text, '\n');
    add_plain(text, rule->why);
    if (rule->url.len > 0)
        pl_buf_add_str(text, "\n\n<");
    pl_buf_add_slice(text, rule->url);
    pl_buf_add_str(text, rule->url.len > 0 ? ">\n" : "\n");
    write_text(session);
    write_examples(session, index, false);
    write_examples(session, index, true);
}

static void write_group(struct pl_session *session, size_t first) {
    const pl_ruleset *ruleset = session->ruleset;
    struct pl_slice group = group_of(&ruleset->rules[first]);
    pl_buf_add_str(&session->text, "\n## ");
    pl_buf_add_slice(&session->text, group);
    pl_buf_add_str(&session->text,
                   "\n\n| rule | level | about |\n|---|---|---|\n");
    write_text(session);
    for (size_t i = first; i < ruleset->rule_count; i++)
        if (is_in(&ruleset->rules[i], group))
            write_row(session, &ruleset->rules[i]);
    for (size_t i = first; i < ruleset->rule_count; i++)
        if (is_in(&ruleset->rules[i], group))
            write_rule(session, i);
}

static bool is_first(const pl_ruleset *ruleset, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (is_in(&ruleset->rules[i], group_of(&ruleset->rules[index])))
            return false;
    return true;
}

static void print(struct pl_session *session) {
    if (!pl_session_load(session, true) || !pl_session_compile(session))
        return;
    pl_output_str(&session->out,
                  "# The rules\n\npaylint's own rules. `scripts/reference` makes "
                  "this page from the files in `rules/`: change those, not this "
                  "page. In a message, `{names}` are replaced by values, and "
                  "a part in `[…]` is dropped if it has no value.\n");
    pl_buf_clear(&session->text);
    for (size_t i = 0; i < session->ruleset->rule_count; i++)
        if (is_first(session->ruleset, i))
            write_group(session, i);
}

int pl_session_reference(const struct pl_session_options *options) {
    return pl_session_do(options, NULL, print);
}
