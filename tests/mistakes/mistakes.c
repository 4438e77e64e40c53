/*
 * Mistakes: proof by construction that the reader finds every mistake, once,
 * where it is, and goes on reading behind it; and that the engine says the
 * same, with shortcuts and without. Speaks TAP.
 *
 *     mistakes [CASES [SEED]]    so many texts for each test (200)
 *
 * PAYLINT_MISTAKES in the environment stands for CASES.
 */
#include <stdio.h>
#include <stdlib.h>

#include "inject.h"
#include "remarks.h"
#include "trial.h"

#define CASES 200

static const struct injector *const tables[] = {inject_commas, inject_strings,
                                                inject_values, inject_brackets,
                                                inject_others};
#define TABLES (sizeof tables / sizeof *tables)

static void write_payload(struct trial *trial, size_t purchases) {
    struct random *random = &trial->random;

    trial->layout =
        &payload_layouts[random_below(random, payload_layout_count)];
    payload_write(&trial->document,
                  (enum payload_shape)random_below(random, PAYLOAD_SHAPES),
                  trial->layout, purchases);
    trial_keep(trial);
}

/* A test: `prepare` makes the text of a case. */
struct test {
    struct recommended *rules;
    const char *name;
    bool (*prepare)(struct trial *trial, const struct test *test);
    const struct injector *injector;
};

/* Tell whether a mistake can be understood beside those that are there: one
 * that brackets decide is alone in unbalancing them. */
static bool is_possible(const struct trial *trial,
                        const struct injector *injector) {
    return !((injector->traits & INJECT_WEIGHED) != 0 &&
             (trial->traits & INJECT_UNBALANCED) != 0) &&
           !((injector->traits & INJECT_UNBALANCED) != 0 &&
             (trial->traits & INJECT_WEIGHED) != 0);
}

static bool apply(struct trial *trial, const struct injector *injector) {
    if (!is_possible(trial, injector) || !injector->inject(&trial->document))
        return false;
    trial->traits |= injector->traits;
    pl_buf_add_format(&trial->names, "%s%s", trial->names.len > 0 ? ", " : "",
                      injector->name);
    return true;
}

static bool prepare_clean(struct trial *trial, const struct test *test) {
    (void)test;
    write_payload(trial, random_below(&trial->random, 4));
    return true;
}

static bool prepare_one(struct trial *trial, const struct test *test) {
    bool is_large = random_one_in(&trial->random, 50);

    write_payload(trial, is_large ? 75 : 1 + random_below(&trial->random, 3));
    trial->document.pick = (enum pick)random_below(&trial->random, 3);
    return apply(trial, test->injector);
}

static const struct injector *choose_injector(struct random *random) {
    const struct injector *table = tables[random_below(random, TABLES)];
    size_t n = 0;

    while (table[n].name != NULL)
        n++;
    return &table[random_below(random, n)];
}

/* Put in up to `n` mistakes. */
static size_t apply_some(struct trial *trial, size_t n) {
    size_t done = 0;

    for (size_t tries = 0; done < n && tries < 20 * n; tries++) {
        const struct injector *injector = choose_injector(&trial->random);
        if ((injector->traits & INJECT_LAST) != 0 && done + 1 < n)
            continue;
        if (!apply(trial, injector))
            continue;
        done++;
        if ((injector->traits & INJECT_LAST) != 0)
            return done;
    }
    return done;
}

static size_t choose_object(const struct document *document) {
    size_t n = 0, id = 0;

    for (size_t i = 0; i < document->len; i++)
        if (document->pieces[i].kind == PIECE_OPEN &&
            document->pieces[i].is_object &&
            random_one_in(document->random, ++n))
            id = document->pieces[i].id;
    return id;
}

static bool prepare_pair(struct trial *trial, const struct test *test) {
    (void)test;
    write_payload(trial, 1 + random_below(&trial->random, 3));
    trial->document.focus = choose_object(&trial->document);
    return apply_some(trial, 2) == 2;
}

static bool prepare_several(struct trial *trial, const struct test *test) {
    (void)test;
    write_payload(trial, 1 + random_below(&trial->random, 4));
    return apply_some(trial, 3 + random_below(&trial->random, 6)) > 2;
}

static void report(const struct trial *trial, uint64_t seed) {
    printf("# seed %llu, %s\n", (unsigned long long)seed, trial->layout->name);
    remarks_print("mistakes", pl_buf_slice(&trial->names));
    remarks_print("trouble", pl_buf_slice(&trial->trouble));
    remarks_print("text", pl_buf_slice(&trial->document.text));
}

/* Run the case of a seed. Returns whether it went right; `*counted` is whether
 * there was one. */
static bool run_case(const struct test *test, uint64_t seed, bool *counted,
                     bool is_shown) {
    struct trial trial;
    bool is_right = true;

    trial_init(&trial, test->rules, seed);
    *counted = test->prepare(&trial, test);
    if (*counted) {
        trial_check(&trial);
        is_right = trial.trouble.len == 0;
        if (!is_right && is_shown)
            report(&trial, seed);
    }
    trial_fini(&trial);
    return is_right;
}

static void run_test(const struct test *test, size_t number, size_t cases,
                     uint64_t seed) {
    size_t wrong = 0, done = 0;

    for (size_t i = 0; i < 20 * cases && done < cases; i++) {
        bool counted;
        if (!run_case(test, seed + i, &counted, wrong < 3))
            wrong++;
        done += counted;
    }
    printf("%sok %zu - %s, %zu texts", wrong > 0 ? "not " : "", number,
           test->name, done);
    if (wrong > 0)
        printf(": %zu wrong", wrong);
    putchar('\n');
    fflush(stdout);
}

int main(int argc, char **argv) {
    const char *wanted = getenv("PAYLINT_MISTAKES");
    size_t cases = wanted != NULL ? strtoul(wanted, NULL, 10) : CASES;
    uint64_t seed = 1;
    size_t number = 0;
    struct recommended rules;
    const struct test others[] = {
        {&rules, "clean texts", prepare_clean, NULL},
        {&rules, "two mistakes in one object", prepare_pair, NULL},
        {&rules, "several mistakes", prepare_several, NULL},
    };

    if (argc > 1)
        cases = strtoul(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    recommended_init(&rules);
    for (size_t i = 0; i < TABLES; i++)
        for (const struct injector *j = tables[i]; j->name != NULL; j++)
            run_test(&(struct test){&rules, j->name, prepare_one, j}, ++number,
                     cases, seed);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        run_test(&others[i], ++number, 4 * cases, seed);
    printf("1..%zu\n", number);
    recommended_fini(&rules);
    return 0;
}
