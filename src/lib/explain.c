#include <stdlib.h>

#include "base/nearest.h"
#include "lib/example.h"
#include "report/escape.h"

static void write_text(struct pl_session *session, const char *title,
                       struct pl_slice text) {
    if (text.len == 0)
        return;
    pl_buf_clear(&session->text);
    pl_buf_add_str(&session->text, title);
    pl_escape_text(&session->text, text);
    pl_buf_add_char(&session->text, '\n');
    pl_output_write(&session->out, pl_buf_slice(&session->text));
}

static void write_finding(void *self, const struct pl_finding *finding) {
    write_text(self, "        → ", finding->message);
}

static void write_notice(void *self, struct pl_slice file,
                         struct pl_slice message, bool is_error) {
    pl_session_notice(self, file, message, is_error);
}

static void write_examples(struct pl_session *session, size_t index,
                           bool is_bad) {
    const struct pl_rule *rule = &session->ruleset->rules[index];
    bool has_title = false;
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct pl_example *example = &rule->examples[i];
        if (example->is_bad != is_bad)
            continue;
        if (!has_title)
            pl_output_str(&session->out, is_bad ? "\nbad:\n" : "\nok:\n");
        has_title = true;
        struct pl_slice text = example->text;
        if (text.len > 400)
            text = pl_slice_of(text.data, 400);
        pl_buf_clear(&session->text);
        pl_buf_add_str(&session->text, "    ");
        pl_escape_text(&session->text, text);
        pl_example_add_params(&session->text, example);
        pl_buf_add_char(&session->text, '\n');
        pl_output_write(&session->out, pl_buf_slice(&session->text));
        if (rule->is_on || rule->is_switched_off) /* an ok example need not be
                                            ok with other parameters */
            pl_example_check(
                session, index, example,
                (struct pl_sink){write_finding, write_notice, session});
    }
}

/* Report that there is no such rule, and which id is nearest. */
static void refuse(struct pl_session *session, struct pl_slice id) {
    const pl_ruleset *ruleset = session->ruleset;
    struct pl_slice *ids = pl_arena_alloc(
        &session->arena, (ruleset->rule_count + 1) * sizeof *ids);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        ids[i] = ruleset->rules[i].id;

    struct pl_buf *text = &session->text;
    pl_buf_clear(text);
    pl_buf_add_str(text, "no such rule: ");
    pl_buf_add_slice(text, id);
    size_t len = text->len;
    pl_nearest_ask(text, "; ", id, ids, ruleset->rule_count);
    if (text->len == len)
        pl_buf_add_str(text, "; paylint rules lists them");
    pl_session_notice(session, pl_slice_str(""), pl_buf_slice(text), true);
}

static void write_origin(struct pl_session *session, const char *title,
                         struct pl_slice text, const struct pl_given *from) {
    struct pl_buf *line = &session->text;
    pl_buf_clear(line);
    pl_buf_add_str(line, title);
    if (text.len > 0) {
        pl_escape_text(line, text);
        pl_buf_add_str(line, " (");
    }
    pl_escape_text(line, *from->file);
    pl_buf_add_format(line, ":%llu",
                      (unsigned long long)pl_given_start(from).line);
    pl_buf_add_str(line, text.len > 0 ? ")\n" : "\n");
    pl_output_write(&session->out, pl_buf_slice(line));
}

/* What one case of a rule asks for, with the parameters put in. */
static void write_case(struct pl_session *session, const struct pl_case *one) {
    write_text(session, "    at:    ",
               one->given_text.len > 0 ? one->given_text : pl_slice_str("$"));
    write_text(session, "    when:  ", one->when_text);
    write_text(session, "    then:  ", one->then_text);
}

static void write_rule(struct pl_session *session, const struct pl_rule *rule) {
    enum pl_severity level = rule->is_on ? rule->severity : PL_SEVERITY_OFF;
    write_text(session, "", rule->id);
    write_origin(session,
                 rule->is_conditional ? "    level: at most " : "    level: ",
                 pl_slice_str(pl_severity_name(level)), &rule->level_from);
    write_text(session, "    says:  ", rule->message);
    write_text(session, "    why:   ", rule->why);
    write_text(session, "    more:  ", rule->url);
    for (size_t i = 0; i < rule->case_count; i++)
        write_case(session, &rule->cases[i]);
    for (size_t i = 0; i < rule->param_count; i++)
        write_origin(session, "    param: ", rule->params[i].name,
                     &rule->params[i].from);
    write_origin(session, "    rule:  ", pl_slice_str(""), &rule->defined);
}

static void explain(struct pl_session *session) {
    struct pl_slice id = session->operands->items[0];
    if (!pl_session_load(session, true) || !pl_session_compile(session))
        return;
    size_t index = pl_ruleset_find(session->ruleset, id);
    if (index == SIZE_MAX) {
        refuse(session, id);
        return;
    }
    write_rule(session, &session->ruleset->rules[index]);
    write_examples(session, index, false);
    write_examples(session, index, true);
}

int pl_session_explain(const struct pl_session_options *options,
                       struct pl_slice id) {
    struct pl_names operands = {&id, 1};
    return pl_session_do(options, &operands, explain);
}
