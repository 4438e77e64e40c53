#include "loading.h"

#include <check.h>
#include <stdio.h>

struct loading loading;

static enum pl_status read_memory(void *self, struct pl_slice path,
                                  struct pl_buf *out) {
    (void)self;
    if (pl_slice_is(path, "folder"))
        return PL_STATUS_KIND;
    for (size_t i = 0; i < loading.file_count; i++) {
        if (!pl_slice_is(path, loading.files[i].path))
            continue;
        pl_buf_add_str(out, loading.files[i].text);
        return PL_STATUS_OK;
    }
    return PL_STATUS_NO_FILE;
}

static enum pl_status list_memory(void *self, struct pl_slice path,
                                  struct pl_buf *out) {
    (void)self;
    (void)path;
    pl_buf_add(out, "a.yaml\0b.yaml", sizeof "a.yaml\0b.yaml");
    return PL_STATUS_OK;
}

static void take_finding(void *self, const struct pl_finding *finding) {
    struct pl_buf *told = self;
    const struct pl_region *region = &finding->region;
    pl_buf_add_format(told, "%.*s:%d:%d-%d %.*s %.*s", (int)finding->file.len,
                      finding->file.data, (int)region->start.line,
                      (int)region->start.column, (int)region->end.column,
                      (int)finding->rule.len, finding->rule.data,
                      (int)finding->message.len, finding->message.data);
    if (finding->hint.len > 0)
        pl_buf_add_format(told, " (%.*s)", (int)finding->hint.len,
                          finding->hint.data);
    pl_buf_add_char(told, '\n');
    ck_assert_uint_eq(finding->document, 0);
    ck_assert_int_eq(finding->severity, PL_SEVERITY_ERROR);
}

static void take_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    struct pl_buf *told = self;
    ck_assert(is_error);
    pl_buf_add_format(told, "%.*s: %.*s\n", (int)file.len, file.data,
                      (int)message.len, message.data);
}

void loading_begin(void) {
    loading = (struct loading){0};
    pl_heap_init(&loading.heap);
    pl_buf_init(&loading.told, &loading.heap);
    pl_buf_add_str(&loading.told, "");
}

void loading_end(void) {
    pl_ruleset_free(loading.ruleset);
    pl_buf_fini(&loading.told);
}

void loading_add(const char *path, const char *text) {
    loading.files[loading.file_count++] = (struct loading_file){path, text};
}

void loading_run(void) {
    struct pl_file_source source = {.read = read_memory, .list = list_memory};
    struct pl_sink sink = {take_finding, take_notice, &loading.told};
    pl_buf_clear(&loading.told);
    pl_ruleset_free(loading.ruleset);
    loading.ruleset =
        pl_load(&loading.heap, &loading.options, source, sink, &loading.status);
}

void loading_path(const char *path) {
    struct pl_slice slice = pl_slice_str(path);
    loading.options.files = (struct pl_names){&slice, 1};
    loading_run();
}

void loading_text(const char *text) {
    static char whole[16384];
    snprintf(whole, sizeof whole, LOADING_HEAD "%s", text);
    loading.file_count = 0;
    loading_add("r.yaml", whole);
    loading_path("r.yaml");
}

void loading_accept(const char *text) {
    loading_text(text);
    ck_assert_str_eq(loading.told.data, "");
    ck_assert_ptr_nonnull(loading.ruleset);
    ck_assert_int_eq(loading.status, PL_STATUS_OK);
}

void loading_refuse(const char *text, const char *told) {
    loading_text(text);
    ck_assert_str_eq(loading.told.data, told);
    ck_assert_ptr_null(loading.ruleset);
    ck_assert_int_eq(loading.status, PL_STATUS_RULES);
}

const struct pl_rule *loading_rule(const char *id) {
    size_t index = pl_ruleset_find(loading.ruleset, pl_slice_str(id));
    ck_assert_msg(index < loading.ruleset->rule_count, "%s", id);
    return &loading.ruleset->rules[index];
}
