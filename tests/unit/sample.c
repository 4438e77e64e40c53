#include "sample.h"

#include <check.h>
#include <stdlib.h>

#include "base/utf8.h"

static size_t read_script(void *self, char *into, size_t room,
                          enum pl_status *status) {
    struct script *script = self;
    size_t n = script->text.len - script->at;
    size_t most = script->most;
    if (script->is_random)
        most = 1 + (size_t)rand() % most;
    if (n > most)
        n = most;
    if (n > room)
        n = room;
    if (n == 0)
        *status = script->status;
    memcpy(into, script->text.data + script->at, n);
    script->at += n;
    /* A feed may use all the room that it was given, some of it for sure. */
    memset(into + n, 'X', room - n < 256 ? room - n : 256);
    return n;
}

struct pl_feed script_feed(struct script *script) {
    return (struct pl_feed){read_script, script};
}

static struct pl_slice rest_of(const struct sample *sample, size_t at) {
    return pl_slice_of(sample->text + at, sample->len - at);
}

static size_t unit_at(const struct sample *sample, size_t at) {
    size_t len = pl_utf8_step(rest_of(sample, at));
    return len > 0 ? len : pl_utf8_bad_run(rest_of(sample, at));
}

static void count_places(struct sample *sample) {
    struct pl_place place = {0, 1, 1};
    size_t len = sample->len;
    sample->places = calloc(len + 1, sizeof *sample->places);
    sample->is_start = calloc(len + 1, sizeof *sample->is_start);
    ck_assert(sample->places && sample->is_start);

    while (place.offset < len) {
        size_t at = (size_t)place.offset;
        size_t unit = unit_at(sample, at);
        sample->is_start[at] = true;
        for (size_t i = 0; i < unit; i++) {
            sample->places[at + i] = place;
            sample->places[at + i].offset += i;
        }
        char c = sample->text[at];
        bool is_mark = at == 0 && unit == 3 &&
                       memcmp(sample->text, "\xEF\xBB\xBF", 3) == 0;
        place.offset += unit;
        if (c == '\n' ||
            (c == '\r' && (at + 1 == len || sample->text[at + 1] != '\n'))) {
            place.line++;
            place.column = 1;
        } else if (!is_mark) {
            place.column++;
        }
    }
    sample->places[len] = place;
    sample->is_start[len] = true;
}

struct sample sample_of(struct pl_slice text) {
    struct sample sample = {.text = malloc(text.len + 1), .len = text.len};
    ck_assert_ptr_nonnull(sample.text);
    if (text.len > 0)
        memcpy(sample.text, text.data, text.len);
    count_places(&sample);
    return sample;
}

void sample_free(struct sample *sample) {
    free(sample->text);
    free(sample->places);
    free(sample->is_start);
}

static const char *const all_pieces[] = {
    "\n",       "\r",           "\r\n",     "\xC3\xA9", "\xE2\x82\xAC",
    "\xFF",     "\xF0\x9F\x98", "\xE2\x82", "\x80\x80", "\xF0\x9F\x98\x80",
    "abcdefgh", "{\"a\": 1}",   "\r\r",     "x",        "\xEF\xBB\xBF",
};

struct sample sample_random(size_t len, size_t first, size_t kinds) {
    char *text = malloc(len + 8192);
    ck_assert_ptr_nonnull(text);
    size_t at = 0;
    while (at < len) {
        const char *piece = all_pieces[first + (size_t)rand() % kinds];
        for (int n = rand() % 50 == 0 ? rand() % 1000 : 1; n > 0; n--) {
            memcpy(text + at, piece, strlen(piece));
            at += strlen(piece);
        }
    }
    struct sample sample = sample_of(pl_slice_of(text, at));
    free(text);
    return sample;
}

struct script script_of(const struct sample *sample, size_t most,
                        bool is_random) {
    return (struct script){.text = pl_slice_of(sample->text, sample->len),
                           .most = most,
                           .is_random = is_random};
}

/* Tell whether what is in the window decides the place of `offset`. */
static bool is_decided(const struct pl_window *window,
                       const struct sample *sample, uint64_t offset) {
    uint64_t end = window_end(window);
    if (window->at_end || offset + 4 <= end)
        return true;
    bool is_ascii = offset == end || !(sample->text[offset] & 0x80);
    return is_ascii && sample->is_start[offset] &&
           (offset == 0 || sample->text[offset - 1] != '\r');
}

void sample_check_place(struct pl_window *window, const struct sample *sample,
                        uint64_t offset) {
    if (!is_decided(window, sample, offset)) {
        pl_window_locate(window, offset); /* must leave no wrong trace */
        return;
    }
    struct pl_place place = pl_window_locate(window, offset);
    struct pl_place expected = sample->places[offset];
    if (place.offset == offset && place.line == expected.line &&
        place.column == expected.column)
        return; /* an assertion that passes writes a file each time */
    ck_abort_msg("offset %ju is at %ju:%ju, not %ju:%ju", (uintmax_t)offset,
                 (uintmax_t)expected.line, (uintmax_t)expected.column,
                 (uintmax_t)place.line, (uintmax_t)place.column);
}

void sample_check_bytes(const struct pl_window *window,
                        const struct sample *sample) {
    static const char zeros[PL_WINDOW_PADDING];
    ck_assert_uint_le(window_end(window), sample->len);
    ck_assert(memcmp(window->data, sample->text + window->base, window->len) ==
              0);
    ck_assert(memcmp(window->data + window->len, zeros, sizeof zeros) == 0);
}
