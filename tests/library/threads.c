/* threads: eight threads check the same text with the same rules and must find
 * the same; rules that are wrong are told; a report outlives its rules. */
#include <libpaylint.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define THREADS 8
#define ROUNDS  20

static const char text[] =
    "{\"purchases\": [{\"external_id\": \"u\", \"product_id\": \"p\",\n"
    "  \"currency\": \"EURO\", \"price\": 1, \"quantity\": 101,\n"
    "  \"time\": \"2024-05-13T18:25:00Z\",}]}\n";

static const char *const expected[] = {"purchase/currency-format",
                                       "purchase/quantity-range",
                                       "json/trailing-comma"};

#define COUNT (sizeof expected / sizeof *expected)

static int is_expected(const paylint_report *report) {
    size_t found = 0;
    for (size_t i = 0; i < paylint_count(report); i++) {
        const struct paylint_finding *finding = paylint_finding_at(report, i);
        if (finding->level != PAYLINT_ERROR)
            continue;
        if (found == COUNT || strcmp(finding->rule, expected[found]) != 0)
            return 0;
        found++;
    }
    return found == COUNT;
}

static void *work(void *shared) {
    const paylint_rules *rules = shared;
    for (int i = 0; i < ROUNDS; i++) {
        paylint_report *report = NULL;
        if (paylint_check(rules, text, sizeof text - 1, NULL, &report) !=
            PAYLINT_OK)
            return "no check";
        int is_right = is_expected(report);
        paylint_report_free(report);
        if (!is_right)
            return "other findings";
    }
    return NULL;
}

static int tell(const char *what, int holds) {
    if (!holds)
        printf("%s\n", what);
    return holds ? 0 : 1;
}

static int try_threads(void) {
    paylint_rules *rules = NULL;
    paylint_report *report = NULL;
    pthread_t threads[THREADS];
    int failed = tell("the pack loads",
                      paylint_load(NULL, &rules, &report) == PAYLINT_OK);
    if (failed)
        return failed;
    failed += tell("and has no mistakes", paylint_count(report) == 0);
    paylint_report_free(report);
    for (int i = 0; i < THREADS; i++)
        failed += tell("a thread starts",
                       pthread_create(&threads[i], NULL, work, rules) == 0);
    for (int i = 0; i < THREADS; i++) {
        void *trouble = NULL;
        pthread_join(threads[i], &trouble);
        failed += tell("all threads find the same", trouble == NULL);
    }
    paylint_rules_free(rules);
    return failed;
}

static int try_bad_rules(const char *path) {
    const char *const files[] = {path, NULL};
    paylint_rules *rules = NULL;
    paylint_report *report = NULL;
    int failed =
        tell("rules with a mistake are refused",
             paylint_load(files, &rules, &report) == PAYLINT_BAD_RULES);
    failed += tell("without rules", rules == NULL);
    failed += tell("with a finding", report && paylint_count(report) == 1);
    if (report && paylint_count(report) == 1) {
        const struct paylint_finding *finding = paylint_finding_at(report, 0);
        failed += tell("at its line", finding->range.line == 2);
        failed += tell("of the configuration",
                       strcmp(finding->rule, "config/unknown-key") == 0);
    }
    paylint_report_free(report);
    return failed;
}

static int try_shape(void) {
    const struct paylint_options known = {.shape = "purchase"};
    const struct paylint_options unknown = {.shape = "purchas"};
    paylint_rules *rules = NULL;
    paylint_report *report = NULL;
    if (paylint_load(NULL, &rules, NULL) != PAYLINT_OK)
        return tell("the pack loads again", 0);
    int failed = tell("an unknown shape is refused",
                      paylint_check(rules, "{}", 2, &unknown, &report) ==
                          PAYLINT_BAD_RULES);
    paylint_report_free(report);
    report = NULL;
    failed += tell("a known one is not", paylint_check(rules, "{}", 2, &known,
                                                       &report) == PAYLINT_OK);
    paylint_rules_free(rules);
    failed += tell("a report outlives its rules", paylint_count(report) > 0);
    failed += tell("what has no name is called -",
                   paylint_count(report) > 0 &&
                       strcmp(paylint_finding_at(report, 0)->file, "-") == 0);
    paylint_report_free(report);
    return failed;
}

/* What cannot be read is never called clean. */
static int try_unreadable(void) {
    static const char text[] = "openapi: 3.0.0\npaths: [never closed\n";
    paylint_rules *rules = NULL;
    paylint_report *report = NULL;
    if (paylint_load(NULL, &rules, NULL) != PAYLINT_OK)
        return tell("the pack loads for it", 0);
    int failed = tell("a mistake in YAML is told",
                      paylint_check(rules, text, sizeof text - 1, NULL,
                                    &report) == PAYLINT_UNREADABLE);
    failed += tell(
        "with its place",
        paylint_count(report) == 1 &&
            strstr(paylint_finding_at(report, 0)->message, "line 3, column 1"));
    paylint_report_free(report);
    paylint_rules_free(rules);
    return failed;
}

/* The name says what the text is. */
static int try_page(void) {
    static const char page[] =
        "# A page\n\n> ```\n> {\"purchases\": 1}\n> ```\n";
    struct paylint_options named = {.name = "page.md"};
    paylint_rules *rules = NULL;
    paylint_report *report = NULL;
    if (paylint_load(NULL, &rules, NULL) != PAYLINT_OK)
        return tell("the pack loads once more", 0);
    paylint_check(rules, page, sizeof page - 1, &named, &report);
    int failed =
        tell("a payload in a page is found where it stands",
             paylint_count(report) == 1 &&
                 strcmp(paylint_finding_at(report, 0)->file, "page.md") == 0 &&
                 paylint_finding_at(report, 0)->range.line == 4 &&
                 paylint_finding_at(report, 0)->range.column == 17);
    paylint_report_free(report);
    paylint_rules_free(rules);
    return failed;
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    return try_threads() + try_bad_rules(argv[1]) + try_shape() + try_page() +
               try_unreadable() >
           0;
}
