/*
 * Schema: JSON-Schema-Test-Suite (tests/draft2020-12), the files of the
 * keywords that the rule language has. Each schema is the `then:` of a rule
 * about `$`: the rule speaks on what the suite calls invalid, and on nothing
 * else. A schema with a keyword that we do not have is skipped; what differs on
 * purpose stands in deviations.txt.
 */
#include <json.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/check.h"
#include "trial.h"

#define SUITE        "JSON-Schema-Test-Suite/tests/draft2020-12"
#define PATH_MAX_LEN 4096
#define WORDS_MAX    64

struct counts {
    size_t passed, groups_skipped, deviating, wrong;
    char words[WORDS_MAX][64]; /* keywords that we do not have, */
    size_t uses[WORDS_MAX];    /* and how many schemas use them */
};

/* What is being tried. */
struct subject {
    const char *file, *group;
    struct pl_slice deviations;
    struct counts *counts;
};

static struct pl_slice text_of(struct json_object *value) {
    size_t len;
    const char *text = json_object_to_json_string_length(
        value, JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE, &len);

    return pl_slice_of(text, len);
}

static const char *string_of(struct json_object *object, const char *key) {
    return json_object_get_string(json_object_object_get(object, key));
}

/* Read a whole file; the text is empty if it is not there. */
static void read_file(const char *path, struct pl_buf *out) {
    char piece[4096];
    FILE *in = fopen(path, "rb");
    size_t len;

    if (in == NULL)
        return;
    while ((len = fread(piece, 1, sizeof piece, in)) > 0)
        pl_buf_add(out, piece, len);
    fclose(in);
}

/* Tell whether a line of deviations.txt is about that. */
static bool is_listed(struct pl_slice deviations, const char *what) {
    size_t len = strlen(what);

    for (size_t i = 0; i + len <= deviations.len; i++)
        if ((i == 0 || deviations.data[i - 1] == '\n') &&
            memcmp(deviations.data + i, what, len) == 0)
            return true;
    return false;
}

/* Tell whether the test, or all of its group, may go wrong. */
static bool is_deviation(const struct subject *subject, const char *test) {
    char group[1024], one[2048];

    snprintf(group, sizeof group, "JSON-Schema-Test-Suite, %s/%s",
             subject->file, subject->group);
    snprintf(one, sizeof one, "%s/%s,", group, test);
    strncat(group, ",", sizeof group - strlen(group) - 1);
    return is_listed(subject->deviations, group) ||
           is_listed(subject->deviations, one);
}

static void judge(const struct subject *subject, const char *test,
                  bool is_right, const char *detail) {
    bool deviates = !is_right && is_deviation(subject, test);

    subject->counts->passed += is_right;
    subject->counts->deviating += deviates;
    if (is_right || deviates)
        return;
    subject->counts->wrong++;
    printf("%s/%s/%s: %s\n", subject->file, subject->group, test, detail);
}

static void try_tests(const struct subject *subject, struct trial *trial,
                      struct json_object *tests) {
    for (size_t i = 0; i < json_object_array_length(tests); i++) {
        struct json_object *test = json_object_array_get_idx(tests, i);
        bool is_valid =
            json_object_get_boolean(json_object_object_get(test, "valid"));
        bool is_silent = true, is_whole = true;

        trial_check(trial, text_of(json_object_object_get(test, "data")));
        for (size_t k = 0; k < trial->count; k++) {
            struct pl_slice rule = trial->findings[k].rule;
            is_silent &= !pl_slice_is(rule, "suite/case");
            is_whole &= memcmp(rule.data, "engine/", 7) != 0;
        }
        judge(subject, string_of(test, "description"),
              is_whole && is_silent == is_valid,
              is_valid ? "finds a fault in what is valid"
                       : "finds no fault in what is invalid");
    }
}

static void count_word(struct counts *counts, const char *word, size_t len) {
    size_t i = 0;

    while (i < WORDS_MAX - 1 && counts->words[i][0] != '\0' &&
           (strncmp(counts->words[i], word, len) != 0 ||
            counts->words[i][len] != '\0'))
        i++;
    snprintf(counts->words[i], sizeof counts->words[i], "%.*s", (int)len, word);
    counts->uses[i]++;
}

/* Tell whether the rule was refused for a keyword, or a word of `format`, that
 * we do not have. */
static bool is_beyond_us(struct counts *counts, const struct trial *trial) {
    for (size_t i = 0; i < trial->count; i++) {
        const char *message = trial->findings[i].message.data;
        const char *word = strchr(message, '"');
        if (strstr(message, "built without PCRE2") != NULL) {
            count_word(counts, "pattern", 7);
            return true;
        }
        if (strncmp(message, "unknown keyword", 15) != 0 &&
            strstr(message, "none of its words: date-time") == NULL)
            continue;
        count_word(counts, word + 1, strcspn(word + 1, "\""));
        return true;
    }
    return false;
}

/* Load a rule whose `then` is the schema between two texts, and try the tests
 * of the group. */
static void try_rule(const struct subject *subject, struct json_object *group,
                     const char *before, const char *after) {
    struct pl_heap heap;
    struct pl_buf rules;
    struct trial trial;

    pl_heap_init(&heap);
    pl_buf_init(&rules, &heap);
    pl_buf_add_str(&rules, "{paylint: 1, extends: [], "
                           "targets: {root: {unknown: \"$\"}}, "
                           "rules: {suite/case: {target: root, message: no, "
                           "then: ");
    pl_buf_add_str(&rules, before);
    pl_buf_add_slice(&rules, text_of(json_object_object_get(group, "schema")));
    pl_buf_add_str(&rules, after);
    pl_buf_add_str(&rules, "}}}\n");
    if (trial_load(&trial, pl_buf_slice(&rules)))
        try_tests(subject, &trial, json_object_object_get(group, "tests"));
    else if (is_beyond_us(subject->counts, &trial))
        subject->counts->groups_skipped++;
    else
        judge(subject, "*", false,
              trial.count > 0 ? trial.findings[0].message.data : "no plan");
    trial_end(&trial);
    pl_buf_fini(&rules);
}

/* Try a group: its schema alone, where children are judged while they are read,
 * and inside another keyword, where they are judged in a tree. */
static void try_group(struct subject *subject, struct json_object *group) {
    struct json_object *schema = json_object_object_get(group, "schema");

    subject->group = string_of(group, "description");
    if (json_object_is_type(schema, json_type_object)) {
        json_object_object_del(schema, "$schema");
        json_object_object_del(schema, "$comment");
    }
    try_rule(subject, group, "", "");
    try_rule(subject, group, "{not: {not: ", "}}");
}

static void try_file(struct subject *subject, const char *folder,
                     const char *name) {
    char path[PATH_MAX_LEN];

    snprintf(path, sizeof path, "%s/" SUITE "/%s.json", folder, name);
    struct json_object *groups = json_object_from_file(path);
    if (groups == NULL)
        return; /* a keyword of ours, or one that has no file */
    subject->file = name;
    for (size_t i = 0; i < json_object_array_length(groups); i++)
        try_group(subject, json_object_array_get_idx(groups, i));
    json_object_put(groups);
}

static void try_all(struct subject *subject, const char *folder) {
    static const char *const others[] = {
        "boolean_schema",
        "if-then-else",
        "infinite-loop-detection",
        "optional/bignum",
        "optional/ecmascript-regex",
        "optional/float-overflow",
        "optional/format/date",
        "optional/format/date-time",
        "optional/format/uuid",
        "optional/non-bmp-regex",
    };

    for (const struct pl_check *const *check = pl_checks; *check != NULL;
         check++)
        try_file(subject, folder, (*check)->name);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        try_file(subject, folder, others[i]);
}

static void print(const struct counts *counts) {
    printf("%zu passed, %zu deviate, %zu wrong; %zu schemas skipped for",
           counts->passed, counts->deviating, counts->wrong,
           counts->groups_skipped);
    for (size_t i = 0; i < WORDS_MAX && counts->words[i][0] != '\0'; i++)
        printf(" %s (%zu)", counts->words[i], counts->uses[i]);
    printf("\n");
}

int main(void) {
    const char *suites = getenv("PAYLINT_SUITES");
    const char *top = getenv("top_srcdir");
    char path[PATH_MAX_LEN];
    struct counts counts = {0};
    struct pl_heap heap;
    struct pl_buf deviations;

    if (suites == NULL)
        suites = "../shared/suites";
    pl_heap_init(&heap);
    pl_buf_init(&deviations, &heap);
    snprintf(path, sizeof path, "%s/tests/suites/deviations.txt",
             top != NULL ? top : ".");
    read_file(path, &deviations);

    struct subject subject = {.deviations = pl_buf_slice(&deviations),
                              .counts = &counts};
    try_all(&subject, suites);
    pl_buf_fini(&deviations);
    if (counts.passed == 0 && counts.wrong == 0) {
        printf("skipped: there is no %s/" SUITE "\n", suites);
        return EXIT_SUCCESS;
    }
    print(&counts);
    return counts.wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
