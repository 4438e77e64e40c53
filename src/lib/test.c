#include "lib/example.h"
#include "lib/fixtures.h"
#include "report/escape.h"

struct tester {
    struct pl_session *session;
    uint64_t spoken; /* findings of the current example */
    uint64_t passed, failed;
    bool leaves_packs; /* the examples of packs are not run */
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

static void test_rule(struct tester *tester, size_t index) {
    const struct pl_rule *rule = &tester->session->ruleset->rules[index];
    for (size_t i = 0; i < rule->example_count; i++)
        test_example(tester, index, &rule->examples[i]);
}

static bool is_pack(struct pl_slice file) {
    static const char prefix[] = "paylint:";
    size_t len = sizeof prefix - 1;
    return file.len >= len && memcmp(file.data, prefix, len) == 0;
}

/* Tell whether a file other than the packs changes what they say: then their
 * examples need not hold. */
static bool changes_packs(const pl_ruleset *ruleset) {
    for (size_t i = 0; i < ruleset->config.param_count; i++)
        if (!is_pack(*ruleset->config.params[i].from.file))
            return true;
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        const struct pl_rule *rule = &ruleset->rules[i];
        if (is_pack(*rule->defined.file) &&
            (!is_pack(*rule->level_from.file) || rule->param_count > 0))
            return true;
    }
    return false;
}

/* Tell whether the examples of a rule file are to be run. */
static bool is_asked(const struct tester *tester, struct pl_slice file) {
    const struct pl_names *files = &tester->session->options->rules;
    if (tester->session->options->tests_rules)
        return pl_names_find(files, file) != SIZE_MAX;
    return !tester->leaves_packs || !is_pack(file);
}

static void test_examples(struct tester *tester) {
    struct pl_session *session = tester->session;
    if (!pl_session_load(session, true) || !pl_session_compile(session))
        return;
    const pl_ruleset *ruleset = session->ruleset;
    tester->leaves_packs = changes_packs(ruleset);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        const struct pl_rule *rule = &ruleset->rules[i];
        /* a rule that is out has examples whose parameters bring it in */
        if ((rule->is_on || rule->is_switched_off) &&
            is_asked(tester, *rule->defined.file))
            test_rule(tester, i);
    }
    pl_output_format(&session->out, "%llu examples passed, %llu failed%s\n",
                     (unsigned long long)tester->passed,
                     (unsigned long long)tester->failed,
                     tester->leaves_packs && !session->options->tests_rules
                         ? "; those of packs are left out, for their rules are "
                           "changed here"
                         : "");
    if (tester->failed > 0)
        session->worst = PL_SEVERITY_ERROR;
}

static void test_fixtures(struct pl_session *session) {
    struct pl_fixture_counts counts = {0};
    pl_fixtures_check(session, &counts);
    if (counts.passed + counts.failed == 0)
        return;
    pl_output_format(&session->out, "%llu fixtures passed, %llu failed\n",
                     (unsigned long long)counts.passed,
                     (unsigned long long)counts.failed);
    if (counts.failed > 0)
        session->worst = PL_SEVERITY_ERROR;
}

static void test(struct pl_session *session) {
    struct tester tester = {.session = session};
    if (session->operands->count == 0 || session->options->tests_rules)
        test_examples(&tester);
    if (session->operands->count > 0)
        test_fixtures(session);
}

int pl_session_test(const struct pl_session_options *options,
                    const struct pl_names *paths) {
    return pl_session_do(options, paths, test);
}
