#include "rules/errata.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/nearest.h"
#include "base/utf8.h"

#define EXCERPT_LEFT  256 /* bytes before the place */
#define EXCERPT_RIGHT 512 /* bytes after it */
#define MESSAGE_MAX   600
#define ELLIPSIS      "…"

/* A mistake, kept until all are reported. */
struct pl_erratum {
    const char *rule;
    const struct pl_yaml_file *file;
    struct pl_place range[2];
    struct pl_slice message, hint;
    size_t file_order, order;
};

void pl_errata_init(struct pl_errata *errata, struct pl_heap *heap,
                    struct pl_sink sink) {
    *errata = (struct pl_errata){.heap = heap, .sink = sink};
    pl_arena_init(&errata->arena, heap);
    pl_buf_init(&errata->hint, heap);
}

void pl_errata_fini(struct pl_errata *errata) {
    pl_buf_fini(&errata->hint);
    pl_arena_free(&errata->arena);
    free(errata->kept);
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/* The line of `place`, or a part of a long line. */
static struct pl_excerpt excerpt_of(struct pl_slice text,
                                    struct pl_place place) {
    size_t at = (size_t)place.offset;
    size_t left = at, right = at;
    while (left > 0 && at - left < EXCERPT_LEFT &&
           !is_line_end(text.data[left - 1]))
        left--;
    while (left < at && (text.data[left] & 0xC0) == 0x80)
        left++;
    while (right < text.len && right - at < EXCERPT_RIGHT &&
           !is_line_end(text.data[right]))
        right++;
    bool cut_right = right < text.len && !is_line_end(text.data[right]);
    while (cut_right && right > at && (text.data[right] & 0xC0) == 0x80)
        right--;
    if (left == 0 && text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
        left = at < 3 ? at : 3;

    struct pl_slice before = pl_slice_of(text.data + left, at - left);
    return (struct pl_excerpt){
        .text = pl_slice_of(text.data + left, right - left),
        .first_column = place.column - pl_utf8_count(before),
        .cut_right = cut_right,
        .offset = left,
    };
}

static int compare(const void *left, const void *right) {
    const struct pl_erratum *a = left, *b = right;
    uint64_t a_offset = a->range[0].offset, b_offset = b->range[0].offset;
    if (a->file_order != b->file_order)
        return a->file_order < b->file_order ? -1 : 1;
    if (a_offset != b_offset)
        return a_offset < b_offset ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void tell(struct pl_sink *sink, const struct pl_erratum *erratum) {
    const struct pl_place *range = erratum->range;
    const struct pl_yaml_file *file = erratum->file;
    struct pl_finding finding = {
        .rule = pl_slice_str(erratum->rule),
        .severity = PL_SEVERITY_ERROR,
        .file = file->path,
        .region = {range[0], range[1], excerpt_of(file->text, range[0])},
        .message = erratum->message,
        .hint = erratum->hint,
    };
    sink->finding(sink->self, &finding);
}

void pl_errata_tell(struct pl_errata *errata) {
    struct pl_sink *sink = &errata->sink;
    struct pl_erratum *kept = errata->kept;
    size_t count = errata->kept_count;
    if (count == 0)
        return;
    qsort(kept, count, sizeof *kept, compare);
    for (size_t i = 0; i < count; i++)
        tell(sink, &kept[i]);
    if (errata->count > count)
        sink->notice(
            sink->self, kept[count - 1].file->path,
            pl_slice_str("the mistakes after the first 500 are not shown"),
            true);
}

/* The number by which the file is sorted: the index of its first mistake. */
static size_t file_order_of(const struct pl_errata *errata,
                            const struct pl_yaml_file *file) {
    for (size_t i = 0; i < errata->kept_count; i++)
        if (errata->kept[i].file == file)
            return errata->kept[i].file_order;
    return errata->kept_count;
}

__attribute__((format(printf, 2, 0))) static struct pl_slice
format_message(struct pl_arena *arena, const char *format, va_list args) {
    char message[MESSAGE_MAX];
    int len = vsnprintf(message, sizeof message, format, args);
    if (len < MESSAGE_MAX)
        return pl_arena_copy(arena, pl_slice_str(message));

    size_t end = MESSAGE_MAX - sizeof ELLIPSIS;
    while (end > 0 && (message[end] & 0xC0) == 0x80)
        end--;
    memcpy(message + end, ELLIPSIS, sizeof ELLIPSIS);
    return pl_arena_copy(arena, pl_slice_str(message));
}

__attribute__((format(printf, 3, 0))) static void keep(struct pl_errata *errata,
                                                       struct pl_erratum one,
                                                       const char *format,
                                                       va_list args) {
    errata->count++;
    if (errata->count > PL_ERRATA_MAX)
        return;
    one.message = format_message(&errata->arena, format, args);
    one.hint = pl_arena_copy(&errata->arena, pl_buf_slice(&errata->hint));
    one.file_order = file_order_of(errata, one.file);
    one.order = errata->kept_count;
    pl_buf_clear(&errata->hint);
    errata->kept = pl_heap_grow(errata->heap, errata->kept, &errata->kept_cap,
                                errata->kept_count + 1, sizeof *errata->kept);
    errata->kept[errata->kept_count++] = one;
}

void pl_errata_add_at(struct pl_errata *errata, const char *rule,
                      const struct pl_yaml_file *file,
                      const struct pl_place range[2], const char *format, ...) {
    struct pl_erratum one = {rule, file, {range[0], range[1]}, {0}, {0}, 0, 0};
    va_list args;
    va_start(args, format);
    keep(errata, one, format, args);
    va_end(args);
}

void pl_errata_add(struct pl_errata *errata, const char *rule,
                   const struct pl_node *node, const char *format, ...) {
    if (node->is_lost)
        return;
    struct pl_erratum one = {
        rule, node->file, {pl_node_start(node), pl_node_end(node)}, {0}, {0},
        0,    0};
    va_list args;
    va_start(args, format);
    keep(errata, one, format, args);
    va_end(args);
}

void pl_errata_hint(struct pl_errata *errata, struct pl_slice word,
                    const struct pl_slice *names, size_t count) {
    if (errata->count >= PL_ERRATA_MAX)
        return;
    pl_buf_clear(&errata->hint);
    pl_nearest_ask(&errata->hint, "", word, names, count);
}
