/*
 * Rules: the text of rule files, loaded. The input is cut at lines of `=====`
 * into rules.yaml, base.yaml and list.tsv, so that files can extend each other.
 */
#include <stdint.h>
#include <string.h>

#include "rules/load.h"

#define CUT "\n=====\n"

static const char *const paths[] = {"rules.yaml", "base.yaml", "list.tsv"};

#define PATH_COUNT (sizeof paths / sizeof *paths)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The part of the input that is file number `index`; NULL data if none is. */
static struct pl_slice part(struct pl_slice input, size_t index) {
    size_t cut = strlen(CUT);
    for (size_t at = 0; at + cut <= input.len; at++) {
        if (memcmp(input.data + at, CUT, cut) != 0)
            continue;
        if (index == 0)
            return pl_slice_of(input.data, at);
        index--;
        input = pl_slice_of(input.data + at + cut, input.len - at - cut);
        at = 0;
    }
    return index == 0 ? input : pl_slice_of(NULL, 0);
}

static enum pl_status read_part(void *self, struct pl_slice path,
                                struct pl_buf *out) {
    const struct pl_slice *input = self;
    for (size_t i = 0; i < PATH_COUNT; i++) {
        struct pl_slice text = part(*input, i);
        if (!pl_slice_is(path, paths[i]) || text.data == NULL)
            continue;
        pl_buf_add_slice(out, text);
        return PL_STATUS_OK;
    }
    return PL_STATUS_NO_FILE;
}

/* Look at every byte of what is told. */
static void take_finding(void *self, const struct pl_finding *finding) {
    size_t *sum = self;
    const struct pl_slice texts[] = {finding->file, finding->message,
                                     finding->hint,
                                     finding->region.excerpt.text};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t j = 0; j < texts[i].len; j++)
            *sum += (unsigned char)texts[i].data[j];
}

static void take_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    size_t *sum = self;
    *sum += file.len + message.len + (is_error ? 1 : 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct pl_slice input = {(const char *)data, size};
    struct pl_slice file = pl_slice_str(paths[0]);
    struct pl_load_options options = {.files = {&file, 1}, .with_texts = true};
    struct pl_file_source source = {read_part, NULL, &input, NULL};
    enum pl_status status;
    size_t sum = 0;
    struct pl_sink sink = {take_finding, take_notice, &sum};
    struct pl_heap heap;

    pl_heap_init(&heap);
    pl_ruleset_free(pl_load(&heap, &options, source, sink, &status));
    return 0;
}
