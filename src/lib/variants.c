#include "lib/variants.h"

#include <stdlib.h>

#include "input/glob.h"
#include "lib/session.h"

void pl_variants_fini(struct pl_variants *variants) {
    for (size_t i = 0; i < variants->count; i++) {
        struct pl_variant *variant = &variants->items[i];
        if (variant->has_plan)
            pl_plan_fini(&variant->plan);
        pl_ruleset_free(variant->ruleset);
        free(variant->overrides);
    }
    free(variants->items);
}

static bool match_any(struct pl_session *session, const struct pl_globs *globs,
                      struct pl_slice path, bool is_folder) {
    struct pl_slice from =
        pl_search_from(&session->search, path, is_folder, *globs->from.file);
    for (size_t i = 0; i < globs->items.count; i++)
        if (pl_glob_matches(globs->items.items[i], from, is_folder))
            return true;
    return false;
}

const struct pl_globs *pl_globs_find(struct pl_session *session,
                                     const struct pl_globs *globs, size_t count,
                                     struct pl_slice path, bool is_folder) {
    for (size_t i = 0; i < count; i++)
        if (match_any(session, &globs[i], path, is_folder))
            return &globs[i];
    return NULL;
}

struct pl_slice pl_session_config(struct pl_session *session,
                                  struct pl_slice path) {
    const struct pl_session_options *options = session->options;
    if (options->config)
        return pl_slice_str(options->config);
    if (options->no_config)
        return pl_slice_str("");
    return pl_search_config(&session->search, path);
}

/* Compile a variant that was loaded. If that fails, it is reported, and the
 * variant has no ruleset. */
static void compile(struct pl_session *session, struct pl_variant *variant) {
    if (!variant->ruleset || session->with_texts)
        return;
    pl_plan_init(&variant->plan, &session->heap);
    variant->plan.has_figures = session->options->wants_summary;
    variant->has_plan = true;
    if (pl_session_plan(session, &variant->plan, variant->ruleset))
        return;
    pl_ruleset_free(variant->ruleset);
    variant->ruleset = NULL;
}

/* Add a variant, which takes over `*overrides`. */
static size_t add(struct pl_session *session, struct pl_slice config,
                  bool **overrides, size_t count) {
    struct pl_variants *variants = &session->variants;
    size_t number = variants->count;
    variants->items =
        pl_heap_grow(&session->heap, variants->items, &variants->cap,
                     number + 1, sizeof *variants->items);
    struct pl_variant *variant = &variants->items[number];
    *variant = (struct pl_variant){.config = config, .overrides = *overrides};
    *overrides = NULL;
    variants->count++;
    variant->ruleset =
        pl_session_read(session, config, variant->overrides, count);
    compile(session, variant);
    return number;
}

static bool are_same(const bool *left, const bool *right, size_t count) {
    if (!left || !right)
        return left == right;
    return memcmp(left, right, count * sizeof *left) == 0;
}

static size_t find(const struct pl_variants *variants, struct pl_slice config,
                   const bool *overrides, size_t count) {
    for (size_t i = 0; i < variants->count; i++)
        if (pl_slice_eq(variants->items[i].config, config) &&
            are_same(variants->items[i].overrides, overrides, count))
            return i;
    return PL_VARIANT_NONE;
}

/* The variant of a configuration without overrides, added if it is new. */
static size_t plain(struct pl_session *session, struct pl_slice config) {
    bool *none = NULL;
    size_t number = find(&session->variants, config, NULL, 0);
    return number == PL_VARIANT_NONE ? add(session, config, &none, 0) : number;
}

/* Mark the overrides that match in `session->marks`. Returns false if there are
 * none. */
static bool mark(struct pl_session *session, const struct pl_config *config,
                 struct pl_slice path) {
    bool is_any = false;
    size_t size = config->override_count * sizeof *session->marks;
    session->marks = pl_heap_resize(&session->heap, session->marks, size);
    for (size_t i = 0; i < config->override_count; i++) {
        session->marks[i] =
            match_any(session, &config->overrides[i].files, path, false);
        is_any |= session->marks[i];
    }
    return is_any;
}

static size_t if_good(const struct pl_session *session, size_t number) {
    return session->variants.items[number].ruleset ? number : PL_VARIANT_NONE;
}

size_t pl_variant_of(struct pl_session *session, struct pl_slice path) {
    struct pl_slice config = pl_session_config(session, path);
    size_t number = plain(session, config);
    const pl_ruleset *ruleset = session->variants.items[number].ruleset;
    if (!ruleset || ruleset->config.override_count == 0 ||
        !mark(session, &ruleset->config, path))
        return if_good(session, number);

    number = find(&session->variants, config, session->marks,
                  ruleset->config.override_count);
    if (number == PL_VARIANT_NONE)
        number = add(session, config, &session->marks,
                     ruleset->config.override_count);
    return if_good(session, number);
}

size_t pl_variant_of_run(struct pl_session *session) {
    struct pl_slice here = pl_slice_str("./.");
    return if_good(session, plain(session, pl_session_config(session, here)));
}
