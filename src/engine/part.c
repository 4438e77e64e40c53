#include "engine/walk.h"

/* Read the four hexadecimal digits at the start of `text`. */
static uint32_t hex_of(const char *text) {
    uint32_t code = 0;
    for (size_t i = 0; i < 4; i++) {
        char c = text[i];
        code = code * 16 + (uint32_t)(c <= '9'   ? c - '0'
                                      : c <= 'F' ? c - 'A' + 10
                                                 : c - 'a' + 10);
    }
    return code;
}

static size_t utf8_length(uint32_t code) {
    if (code < 0x80)
        return 1;
    return code < 0x800 ? 2 : 3;
}

/* The number of bytes that the escape at the start of `raw` decodes to. `*len`
 * becomes the length of the escape. */
static size_t meant_by(struct pl_slice raw, size_t *len) {
    *len = raw.len < 2 ? raw.len : 2;
    if (raw.len < 6 || raw.data[1] != 'u')
        return 1;
    *len = 6;
    uint32_t code = hex_of(raw.data + 2);
    if (code < 0xD800 || code > 0xDBFF || raw.len < 12 || raw.data[6] != '\\')
        return utf8_length(code);
    *len = 12;
    return 4;
}

/* The offset in `raw`, the string as written, of byte `at` of its decoded
 * text. */
static size_t written_at(struct pl_slice raw, size_t at) {
    size_t i = 1;
    for (size_t decoded = 0; i < raw.len && decoded < at;) {
        struct pl_slice rest = pl_slice_of(raw.data + i, raw.len - i);
        size_t len = 1;
        decoded += *rest.data == '\\' ? meant_by(rest, &len) : 1;
        i += len;
    }
    return i;
}

struct extent pl_part_of(const struct pl_run *run,
                         const struct subject *subject) {
    const struct pl_facts *facts = &run->facts;
    struct pl_slice raw = subject->value.raw;
    uint64_t start = subject->at.start.offset;
    if (facts->part_len == 0 || subject->at.start.spot || raw.len == 0 ||
        raw.data[0] != '"')
        return subject->at;
    size_t end = facts->part + facts->part_len;
    return pl_extent(start + written_at(raw, facts->part),
                     start + written_at(raw, end));
}
