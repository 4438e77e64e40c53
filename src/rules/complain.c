#include "rules/complain.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/nearest.h"
#include "base/utf8.h"

#define EXCERPT_LEFT  256 /* bytes before the place */
#define EXCERPT_RIGHT 512 /* bytes after it */
#define MESSAGE_MAX   1024

void pl_complaints_init(struct pl_complaints *complaints, struct pl_heap *heap,
                        struct pl_sink sink) {
    complaints->sink = sink;
    complaints->count = 0;
    pl_buf_init(&complaints->message, heap);
    pl_buf_init(&complaints->hint, heap);
}

void pl_complaints_fini(struct pl_complaints *complaints) {
    pl_buf_fini(&complaints->message);
    pl_buf_fini(&complaints->hint);
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/* The line of `place`, or a window into a long one. */
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
    };
}

static void send(struct pl_complaints *complaints, const char *rule,
                 const struct pl_yaml_file *file,
                 const struct pl_place range[2]) {
    struct pl_sink *sink = &complaints->sink;
    struct pl_finding finding = {
        .rule = pl_slice_str(rule),
        .severity = PL_SEVERITY_ERROR,
        .file = file->path,
        .region = {range[0], range[1], excerpt_of(file->text, range[0])},
        .message = pl_buf_slice(&complaints->message),
        .hint = pl_buf_slice(&complaints->hint),
    };
    sink->finding(sink->self, &finding);
    pl_buf_clear(&complaints->hint);
}

static void complain(struct pl_complaints *complaints, const char *rule,
                     const struct pl_yaml_file *file,
                     const struct pl_place range[2]) {
    complaints->count++;
    if (complaints->count <= PL_COMPLAINTS_MAX) {
        send(complaints, rule, file, range);
        return;
    }
    if (complaints->count == PL_COMPLAINTS_MAX + 1)
        complaints->sink.notice(
            complaints->sink.self, file->path,
            pl_slice_str("the mistakes after the first 500 are not shown"),
            true);
}

static void format_message(struct pl_complaints *complaints, const char *format,
                           va_list args) {
    char message[MESSAGE_MAX];
    vsnprintf(message, sizeof message, format, args);
    pl_buf_clear(&complaints->message);
    pl_buf_add_str(&complaints->message, message);
}

void pl_complain_at(struct pl_complaints *complaints, const char *rule,
                    const struct pl_yaml_file *file,
                    const struct pl_place range[2], const char *format, ...) {
    va_list args;
    va_start(args, format);
    format_message(complaints, format, args);
    va_end(args);
    complain(complaints, rule, file, range);
}

void pl_rules_complain(struct pl_complaints *complaints, const char *rule,
                       const struct pl_node *node, const char *format, ...) {
    const struct pl_place range[2] = {node->start, node->end};
    va_list args;
    va_start(args, format);
    format_message(complaints, format, args);
    va_end(args);
    complain(complaints, rule, node->file, range);
}

void pl_complain_nearest(struct pl_complaints *complaints, struct pl_slice word,
                         const struct pl_slice *names, size_t count) {
    if (complaints->count >= PL_COMPLAINTS_MAX)
        return;
    size_t nearest = pl_nearest(word, names, count);
    pl_buf_clear(&complaints->hint);
    if (nearest == PL_NEAREST_NONE)
        return;
    pl_buf_add_str(&complaints->hint, "did you mean \"");
    pl_buf_add_slice(&complaints->hint, names[nearest]);
    pl_buf_add_str(&complaints->hint, "\"?");
}
