#include "lib/example.h"
#include "report/escape.h"

struct tester {
    struct pl_session *session;
    uint64_t spoken; /* findings of the example at hand */
    uint64_t passed, failed;
};

static void note_finding(void *self, const struct pl_finding *finding) {
    struct tester *tester = self;
    (void)finding;
    tester->spoken++;
}

static void note_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    struct tester *tester = self;
    pl_session_notice(tester->session, file, message, is_error);
}

static void tell_failure(struct tester *tester, const struct pl_rule *rule,
                         const struct pl_example *example) {
    struct pl_buf *line = &tester->session->text;
    struct pl_slice text = example->text;
    pl_buf_clear(line);
    pl_escape_text(line, example->file);
    pl_buf_add_format(
        line, ":%llu:%llu: error: ", (unsigned long long)example->place.line,
        (unsigned long long)example->place.column);
    pl_buf_add_str(line, example->is_bad
                             ? "the rule is silent on a bad example: "
                             : "the rule speaks on an ok example: ");
    if (text.len > 200)
        text.len = 200;
    pl_escape_text(line, text);
    pl_buf_add_str(line, " [");
    pl_buf_add_slice(line, rule->id);
    pl_buf_add_str(line, "]\n");
    pl_output_write(&tester->session->out, pl_buf_slice(line));
}

static void test_example(struct tester *tester, size_t index,
                         const struct pl_example *example) {
    const struct pl_rule *rule = &tester->session->ruleset->rules[index];
    tester->spoken = 0;
    bool is_done =
        pl_example_check(tester->session, index, example,
                         (struct pl_sink){note_finding, note_notice, tester});
    if (is_done && (tester->spoken > 0) == example->is_bad) {
        tester->passed++;
        return;
    }
    tester->failed++;
    tell_failure(tester, rule, example);
}

/* A rule that ships without both kinds of examples cannot be told to work. */
static void test_rule(struct tester *tester, size_t index) {
    const struct pl_rule *rule = &tester->session->ruleset->rules[index];
    for (size_t i = 0; i < rule->example_count; i++)
        test_example(tester, index, &rule->examples[i]);
}

static void test(struct pl_session *session) {
    struct tester tester = {.session = session};
    if (!pl_session_load(session, true) || !pl_session_compile(session))
        return;
    for (size_t i = 0; i < session->ruleset->rule_count; i++)
        if (session->ruleset->rules[i].is_on)
            test_rule(&tester, i);
    pl_output_format(&session->out, "%llu examples passed, %llu failed\n",
                     (unsigned long long)tester.passed,
                     (unsigned long long)tester.failed);
    if (tester.failed > 0)
        session->worst = PL_SEVERITY_ERROR;
}

int pl_session_test(const struct pl_session_options *options) {
    return pl_session_do(options, NULL, test);
}
