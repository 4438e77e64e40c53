#include "model/finding.h"

#include <check.h>
#include <stdlib.h>

#include "model/type.h"

START_TEST(severities_have_names) {
    ck_assert_str_eq(pl_severity_name(PL_SEVERITY_ERROR), "error");
    ck_assert_str_eq(pl_severity_name(PL_SEVERITY_WARNING), "warning");
    ck_assert_str_eq(pl_severity_name(PL_SEVERITY_INFO), "info");
    ck_assert_str_eq(pl_severity_name(PL_SEVERITY_OFF), "off");
}
END_TEST

START_TEST(severities_are_read_by_name) {
    static const char *const names[] = {"off", "info", "warning", "error"};
    enum pl_severity level;
    for (size_t i = 0; i < 4; i++) {
        ck_assert(pl_severity_read(&level, pl_slice_str(names[i])));
        ck_assert_str_eq(pl_severity_name(level), names[i]);
    }
    ck_assert(pl_severity_read(&level, pl_slice_str("warn")));
    ck_assert_int_eq(level, PL_SEVERITY_WARNING);
    ck_assert(!pl_severity_read(&level, pl_slice_str("Error")));
    ck_assert(!pl_severity_read(&level, pl_slice_str("")));
    ck_assert(!pl_severity_read(&level, pl_slice_str("errors")));
}
END_TEST

START_TEST(types_have_names) {
    ck_assert_str_eq(pl_type_name(PL_TYPE_NULL), "null");
    ck_assert_str_eq(pl_type_name(PL_TYPE_BOOLEAN), "boolean");
    ck_assert_str_eq(pl_type_name(PL_TYPE_NUMBER), "number");
    ck_assert_str_eq(pl_type_name(PL_TYPE_STRING), "string");
    ck_assert_str_eq(pl_type_name(PL_TYPE_ARRAY), "array");
    ck_assert_str_eq(pl_type_name(PL_TYPE_OBJECT), "object");
}
END_TEST

static struct pl_finding make(uint64_t document, uint64_t start, uint64_t end,
                              const char *rule, const char *message) {
    struct pl_finding finding = {.document = document,
                                 .rule = pl_slice_str(rule),
                                 .message = pl_slice_str(message)};
    finding.region.start.offset = start;
    finding.region.end.offset = end;
    return finding;
}

START_TEST(findings_are_sorted_by_document_offset_rule_message_end) {
    struct pl_finding sorted[] = {
        make(0, 9, 9, "z", "z"),   make(1, 1, 8, "z", "z"),
        make(1, 2, 4, "a", "z"),   make(1, 2, 9, "ab", "a"),
        make(1, 2, 3, "ab", "ab"), make(1, 2, 4, "ab", "ab"),
        make(1, 2, 3, "b", ""),    make(2, 0, 0, "a", "a"),
    };
    size_t n = sizeof sorted / sizeof *sorted;
    struct pl_finding findings[sizeof sorted / sizeof *sorted];
    for (size_t i = 0; i < n; i++)
        sorted[i].related_count = i; /* no part of the key */
    for (size_t turn = 0; turn < n; turn++) {
        for (size_t i = 0; i < n; i++)
            findings[i] = sorted[(i * 3 + turn) % n];
        pl_findings_sort(findings, n);
        for (size_t i = 0; i < n; i++)
            ck_assert_uint_eq(findings[i].related_count, i);
    }
}
END_TEST

START_TEST(equal_findings_keep_their_order) {
    enum { N = 1000 };
    struct pl_finding *findings = calloc(N, sizeof *findings);
    ck_assert_ptr_nonnull(findings);
    srand(3);
    for (size_t n = 0; n <= N; n += 1 + n / 5) {
        for (size_t i = 0; i < n; i++) {
            findings[i] = make(1, (uint64_t)(rand() % 40), 0, "r", "m");
            findings[i].related_count = i;
        }
        pl_findings_sort(findings, n);
        for (size_t i = 1; i < n; i++) {
            const struct pl_finding *a = &findings[i - 1];
            const struct pl_finding *b = &findings[i];
            uint64_t before = a->region.start.offset;
            uint64_t after = b->region.start.offset;
            ck_assert(before < after ||
                      (before == after && a->related_count < b->related_count));
        }
    }
    free(findings);
}
END_TEST

START_TEST(nothing_can_be_sorted_too) {
    pl_findings_sort(NULL, 0);
}
END_TEST

Suite *finding_suite(void);

Suite *finding_suite(void) {
    Suite *suite = suite_create("finding");
    TCase *tests = tcase_create("finding");
    tcase_add_test(tests, severities_have_names);
    tcase_add_test(tests, severities_are_read_by_name);
    tcase_add_test(tests, types_have_names);
    tcase_add_test(tests,
                   findings_are_sorted_by_document_offset_rule_message_end);
    tcase_add_test(tests, equal_findings_keep_their_order);
    tcase_add_test(tests, nothing_can_be_sorted_too);
    suite_add_tcase(suite, tests);
    return suite;
}
