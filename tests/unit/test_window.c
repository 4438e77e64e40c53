#include "model/window.h"

#include <check.h>
#include <stdlib.h>

#include "base/utf8.h"

/* A feed of `text` that gives at most `most` bytes at a time. */
struct script {
    struct pl_slice text;
    size_t at;
    size_t most;
    bool is_random;
    enum pl_status status; /* at the end */
};

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

static struct pl_feed feed_of(struct script *script) {
    return (struct pl_feed){read_script, script};
}

/* A text, and the place of each of its bytes as counted one by one. */
struct sample {
    char *text;
    size_t len;
    struct pl_place *places; /* len + 1 */
    bool *is_start;          /* of a code point, a run, or the end */
};

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

static struct sample sample_of(struct pl_slice text) {
    struct sample sample = {.text = malloc(text.len + 1), .len = text.len};
    ck_assert_ptr_nonnull(sample.text);
    if (text.len > 0)
        memcpy(sample.text, text.data, text.len);
    count_places(&sample);
    return sample;
}

static void free_sample(struct sample *sample) {
    free(sample->text);
    free(sample->places);
    free(sample->is_start);
}

static const char *const all_pieces[] = {
    "\n",       "\r",           "\r\n",     "\xC3\xA9", "\xE2\x82\xAC",
    "\xFF",     "\xF0\x9F\x98", "\xE2\x82", "\x80\x80", "\xF0\x9F\x98\x80",
    "abcdefgh", "{\"a\": 1}",   "\r\r",     "x",        "\xEF\xBB\xBF",
};

/* Random text of about `len` bytes, of the first `kinds` pieces from `first`
 * on, with long runs of one piece between. */
static struct sample random_sample(size_t len, size_t first, size_t kinds) {
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

static uint64_t end_of(const struct pl_window *window) {
    return window->base + window->len;
}

/* Tell whether what is in the window decides the place of `offset`. */
static bool is_decided(const struct pl_window *window,
                       const struct sample *sample, uint64_t offset) {
    uint64_t end = end_of(window);
    if (window->at_end || offset + 4 <= end)
        return true;
    bool is_ascii = offset == end || !(sample->text[offset] & 0x80);
    return is_ascii && sample->is_start[offset] &&
           (offset == 0 || sample->text[offset - 1] != '\r');
}

static void check_place(struct pl_window *window, const struct sample *sample,
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

static void check_bytes(const struct pl_window *window,
                        const struct sample *sample) {
    static const char zeros[PL_WINDOW_PADDING];
    ck_assert_uint_le(end_of(window), sample->len);
    ck_assert(memcmp(window->data, sample->text + window->base, window->len) ==
              0);
    ck_assert(memcmp(window->data + window->len, zeros, sizeof zeros) == 0);
}

/* An offset in the window: anywhere, or mostly close to the end, where bytes
 * are still to come. */
static uint64_t random_offset(const struct pl_window *window) {
    if (rand() % 100 && window->len > 200)
        return end_of(window) - (uint64_t)rand() % (rand() % 4 ? 8 : 200);
    return window->base + (uint64_t)rand() % (window->len + 1);
}

/* Read all of `sample` through a window, keeping and locating at random. */
static void roam(const struct sample *sample, struct script script,
                 unsigned places) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct pl_window window;
    pl_window_init(&window, &heap, feed_of(&script));

    uint64_t keep = 0;
    while (pl_window_more(&window, keep)) {
        if (window.base > keep)
            ck_abort_msg("what was to be kept has left");
        if (rand() % 50 == 0 || script.most > 1000)
            check_bytes(&window, sample);
        for (unsigned i = 0; i < places; i++)
            check_place(&window, sample, random_offset(&window));
        uint64_t next = random_offset(&window);
        if (next > keep)
            keep = next;
    }
    check_bytes(&window, sample);
    ck_assert(window.at_end);
    ck_assert_uint_eq(end_of(&window), sample->len);
    check_place(&window, sample, sample->len);
    check_place(&window, sample, window.base);
    pl_window_fini(&window);
}

static struct script script_of(const struct sample *sample, size_t most,
                               bool is_random) {
    return (struct script){.text = pl_slice_of(sample->text, sample->len),
                           .most = most,
                           .is_random = is_random};
}

START_TEST(every_offset_of_a_small_text_has_its_place) {
    srand(10);
    for (int round = 0; round < 300; round++) {
        struct sample sample = random_sample((size_t)rand() % 100, 0, 15);
        struct pl_heap heap;
        pl_heap_init(&heap);
        struct pl_window window;
        pl_window_init_text(&window, &heap,
                            pl_slice_of(sample.text, sample.len));
        check_bytes(&window, &sample);
        for (uint64_t at = 0; at <= sample.len; at++)
            check_place(&window, &sample, at);
        for (uint64_t at = sample.len; at > 0; at--)
            check_place(&window, &sample, at);
        for (int i = 0; i < 100; i++)
            check_place(&window, &sample, random_offset(&window));
        pl_window_fini(&window);
        free_sample(&sample);
    }
}
END_TEST

START_TEST(places_do_not_depend_on_how_bytes_come) {
    static const size_t most[] = {1, 3, 100, 5000, SIZE_MAX};
    srand(11);
    for (int round = 0; round < 10; round++) {
        struct sample sample = random_sample(200000, 0, 15);
        size_t largest = most[round % 5];
        bool is_random = largest > 1 && largest < SIZE_MAX;
        roam(&sample, script_of(&sample, largest, is_random),
             largest < 100 ? 1 : 40);
        free_sample(&sample);
    }
}
END_TEST

START_TEST(one_long_line_has_columns_throughout) {
    srand(12);
    for (int round = 0; round < 3; round++) {
        struct sample sample = random_sample(600000, 3, 9);
        roam(&sample, script_of(&sample, SIZE_MAX, false), 100);
        free_sample(&sample);
    }
}
END_TEST

START_TEST(ill_formed_bytes_throughout_are_one_column) {
    srand(13);
    struct sample sample = random_sample(400000, 5, 4);
    roam(&sample, script_of(&sample, SIZE_MAX, false), 100);
    roam(&sample, script_of(&sample, 10000, true), 10);
    free_sample(&sample);
}
END_TEST

START_TEST(line_ends_alone_are_counted) {
    srand(14);
    struct sample sample = random_sample(400000, 0, 3);
    roam(&sample, script_of(&sample, SIZE_MAX, false), 100);
    roam(&sample, script_of(&sample, 10000, true), 10);
    free_sample(&sample);
}
END_TEST

static void locate_in_text(const char *text, uint64_t offset, uint64_t line,
                           uint64_t column) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct pl_window window;
    pl_window_init_text(&window, &heap, pl_slice_str(text));
    struct pl_place place = pl_window_locate(&window, offset);
    ck_assert_uint_eq(place.offset, offset);
    ck_assert_uint_eq(place.line, line);
    ck_assert_uint_eq(place.column, column);
    pl_window_fini(&window);
}

START_TEST(lines_end_with_lf_crlf_or_cr) {
    locate_in_text("a\nb", 2, 2, 1);
    locate_in_text("a\r\nb", 1, 1, 2);
    locate_in_text("a\r\nb", 2, 1, 3);
    locate_in_text("a\r\nb", 3, 2, 1);
    locate_in_text("a\rb", 2, 2, 1);
    locate_in_text("\n\r\r\n\n", 5, 5, 1);
    locate_in_text("a\r", 2, 2, 1);
}
END_TEST

START_TEST(columns_count_code_points) {
    locate_in_text("", 0, 1, 1);
    locate_in_text("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80x", 9, 1, 4);
    locate_in_text("\xC3\xA9x", 1, 1, 1);
    locate_in_text("a\xFF\xFE\xFDx", 4, 1, 3);
    locate_in_text("a\xFF\xFE\xFDx", 3, 1, 2);
}
END_TEST

START_TEST(a_byte_order_mark_counts_no_column) {
    locate_in_text("\xEF\xBB\xBF{}", 0, 1, 1);
    locate_in_text("\xEF\xBB\xBF{}", 2, 1, 1);
    locate_in_text("\xEF\xBB\xBF{}", 3, 1, 1);
    locate_in_text("\xEF\xBB\xBF{}", 4, 1, 2);
    locate_in_text("\xEF\xBB\xBF\n{}", 5, 2, 2);
    locate_in_text("{\xEF\xBB\xBF}", 4, 1, 3);
}
END_TEST

START_TEST(what_is_pinned_or_kept_stays) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = random_sample(3 * PL_WINDOW_SIZE, 10, 2);
    struct script script = script_of(&sample, SIZE_MAX, false);
    struct pl_window window;
    pl_window_init(&window, &heap, feed_of(&script));

    window.pin = 5000;
    while (pl_window_more(&window, end_of(&window)))
        check_bytes(&window, &sample);
    ck_assert_uint_le(window.base, 5000 - PL_WINDOW_LOOKBACK);
    ck_assert_uint_eq(end_of(&window), sample.len);
    check_place(&window, &sample, 5000);
    check_place(&window, &sample, sample.len);
    pl_window_fini(&window);
    free_sample(&sample);
}
END_TEST

START_TEST(memory_stays_bounded_and_lookback_stays) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = random_sample(10 * PL_WINDOW_SIZE, 10, 2);
    struct script script = script_of(&sample, 10000, true);
    struct pl_window window;
    pl_window_init(&window, &heap, feed_of(&script));

    uint64_t keep = 0;
    while (pl_window_more(&window, keep)) {
        ck_assert_uint_eq(window.room, PL_WINDOW_SIZE);
        if (keep > PL_WINDOW_LOOKBACK)
            ck_assert_uint_le(window.base, keep - PL_WINDOW_LOOKBACK);
        keep = end_of(&window);
    }
    ck_assert_uint_gt(window.base, 8 * PL_WINDOW_SIZE);
    pl_window_fini(&window);
    free_sample(&sample);
}
END_TEST

START_TEST(at_the_end_nothing_moves) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    for (size_t len = PL_WINDOW_SIZE - 2; len < PL_WINDOW_SIZE + 3; len++) {
        struct sample sample = random_sample(len, 13, 1);
        sample.len = len;
        struct script script = script_of(&sample, SIZE_MAX, false);
        struct pl_window window;
        pl_window_init(&window, &heap, feed_of(&script));
        while (end_of(&window) < len)
            ck_assert(pl_window_more(&window, end_of(&window)));

        const char *data = window.data;
        uint64_t base = window.base;
        ck_assert(!pl_window_more(&window, len));
        ck_assert(!pl_window_more(&window, len));
        ck_assert_ptr_eq(window.data, data);
        ck_assert_uint_eq(window.base, base);
        check_bytes(&window, &sample);
        pl_window_fini(&window);
        free_sample(&sample);
    }
}
END_TEST

struct witness {
    struct pl_watcher watcher;
    struct pl_window *window;
    const struct sample *sample;
    uint64_t told; /* bytes below have been announced */
    unsigned calls;
};

static void see_leaving(void *self, uint64_t offset) {
    struct witness *witness = self;
    struct pl_window *window = witness->window;
    ck_assert_uint_gt(offset, window->base);
    ck_assert_uint_le(window->base, witness->told);
    check_place(window, witness->sample, window->base);
    check_place(window, witness->sample, offset);
    ck_assert_int_eq(*pl_window_at(window, offset - 1),
                     witness->sample->text[offset - 1]);
    witness->told = offset;
    witness->calls++;
}

START_TEST(watchers_are_told_before_bytes_leave) {
    srand(15);
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = random_sample(5 * PL_WINDOW_SIZE, 0, 15);
    struct script script = script_of(&sample, 50000, true);
    struct pl_window window;
    pl_window_init(&window, &heap, feed_of(&script));

    struct witness first = {
        {see_leaving, &first, NULL}, &window, &sample, 0, 0};
    struct witness second = first;
    second.watcher.self = &second;
    pl_window_watch(&window, &first.watcher);
    pl_window_watch(&window, &second.watcher);
    while (pl_window_more(&window, end_of(&window))) {
        ck_assert_uint_eq(first.told, window.base);
        if (first.calls == 2)
            pl_window_unwatch(&window, &second.watcher);
    }
    ck_assert_uint_gt(first.calls, 2);
    ck_assert_uint_eq(second.calls, 2);
    pl_window_unwatch(&window, &second.watcher);
    pl_window_unwatch(&window, &first.watcher);
    ck_assert_ptr_null(window.watchers);
    pl_window_fini(&window);
    free_sample(&sample);
}
END_TEST

START_TEST(a_slice_is_in_the_window_or_nothing) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = random_sample(3 * PL_WINDOW_SIZE, 10, 2);
    struct script script = script_of(&sample, SIZE_MAX, false);
    struct pl_window window;
    pl_window_init(&window, &heap, feed_of(&script));
    while (pl_window_more(&window, end_of(&window)))
        continue;

    uint64_t base = window.base;
    uint64_t end = end_of(&window);
    struct pl_slice all = pl_window_slice(&window, base, end);
    ck_assert_ptr_eq(all.data, window.data);
    ck_assert_uint_eq(all.len, window.len);
    ck_assert_ptr_null(pl_window_slice(&window, base - 1, end).data);
    ck_assert_ptr_null(pl_window_slice(&window, base, end + 1).data);
    ck_assert_ptr_null(pl_window_slice(&window, end, base).data);
    struct pl_slice empty = pl_window_slice(&window, end, end);
    ck_assert(empty.data && empty.len == 0);
    pl_window_fini(&window);
    free_sample(&sample);
}
END_TEST

START_TEST(a_window_starts_over_with_another_feed) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct sample sample = sample_of(pl_slice_str("a\nb"));
    struct script script = script_of(&sample, SIZE_MAX, false);
    struct pl_window window;
    pl_window_init_text(&window, &heap, pl_slice_str("x\n\n\ny"));
    ck_assert_uint_eq(pl_window_locate(&window, 5).line, 4);

    for (int round = 0; round < 3; round++) {
        script.at = 0;
        pl_window_restart(&window, feed_of(&script));
        ck_assert_uint_eq(window.len, 0);
        ck_assert(pl_window_more(&window, 0));
        check_bytes(&window, &sample);
        check_place(&window, &sample, 3);
        ck_assert(!pl_window_more(&window, 0));
    }
    pl_window_fini(&window);
    free_sample(&sample);
}
END_TEST

START_TEST(the_status_of_a_feed_that_fails_is_kept) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct script script = {
        .text = pl_slice_str("ab"), .most = 1, .status = PL_STATUS_IO};
    struct pl_window window;
    pl_window_init(&window, &heap, feed_of(&script));
    ck_assert(pl_window_more(&window, 0));
    ck_assert_int_eq(window.status, PL_STATUS_OK);
    ck_assert(pl_window_more(&window, 0));
    ck_assert(!pl_window_more(&window, 0));
    ck_assert_int_eq(window.status, PL_STATUS_IO);
    pl_window_fini(&window);
}
END_TEST

START_TEST(running_out_of_memory_leaves_the_window_whole) {
    struct sample sample = random_sample(6 * PL_WINDOW_SIZE, 0, 15);
    for (size_t budget = 0; budget < 4; budget++) {
        struct pl_heap heap;
        pl_heap_init(&heap);
        heap.armed = true;
        heap.budget = budget;
        struct script script = script_of(&sample, SIZE_MAX, false);
        struct pl_window window;
        pl_window_init(&window, &heap, feed_of(&script));
        if (setjmp(heap.unwind) == 0) {
            while (pl_window_more(&window, 0))
                continue;
            ck_abort_msg("a window of that size takes four allocations");
        } else if (budget > 0) {
            check_bytes(&window, &sample);
            check_place(&window, &sample, window.len / 2);
        }
        pl_window_fini(&window);
    }
    free_sample(&sample);
}
END_TEST

struct excerpt {
    struct pl_slice line;
    uint64_t column;
    bool is_cut;
};

/* The excerpt of `text` at `offset`, its bytes copied to `line`. */
static struct excerpt excerpt_of(struct pl_slice text, uint64_t offset,
                                 char line[1024]) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct pl_window window;
    struct excerpt excerpt;
    pl_window_init_text(&window, &heap, text);
    ck_assert(pl_window_excerpt(&window, offset, &excerpt.line, &excerpt.column,
                                &excerpt.is_cut));
    ck_assert_uint_le(excerpt.line.len, 2 * PL_EXCERPT_MAX);
    memcpy(line, excerpt.line.data, excerpt.line.len);
    excerpt.line.data = line;
    pl_window_fini(&window);
    return excerpt;
}

START_TEST(an_excerpt_of_a_short_line_is_the_line) {
    static const struct {
        const char *text;
        uint64_t offset;
        const char *line;
    } cases[] = {
        {"", 0, ""},
        {"abc", 0, "abc"},
        {"abc", 3, "abc"},
        {"abc\n", 3, "abc"},
        {"abc\n", 4, ""},
        {"a\r\nbc\r\nd", 1, "a"},
        {"a\r\nbc\r\nd", 2, "a"},
        {"a\r\nbc\r\nd", 3, "bc"},
        {"a\r\nbc\r\nd", 7, "d"},
        {"a\rb\rc", 2, "b"},
        {"a\n\nb", 2, ""},
        {"\xEF\xBB\xBF{}", 0, "{}"},
        {"\xEF\xBB\xBF{}", 4, "{}"},
        {"x\xE2\x82\xACy", 2, "x\xE2\x82\xACy"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[1024];
        struct excerpt excerpt =
            excerpt_of(pl_slice_str(cases[i].text), cases[i].offset, line);
        ck_assert_msg(pl_slice_is(excerpt.line, cases[i].line), "case %zu", i);
        ck_assert_uint_eq(excerpt.column, 1);
        ck_assert(!excerpt.is_cut);
    }
}
END_TEST

START_TEST(an_excerpt_of_a_long_line_is_cut_between_code_points) {
    enum { N = 1000 };
    char text[N * 3 + 2];
    for (size_t i = 0; i < N; i++)
        memcpy(text + i * 3, "\xE2\x82\xAC", 3);
    memcpy(text + N * 3, "!\n", 2);

    char line[1024];
    struct pl_slice slice = pl_slice_of(text, sizeof text);
    struct excerpt middle = excerpt_of(slice, 1500, line);
    ck_assert_uint_eq(middle.line.len % 3, 0);
    ck_assert_uint_eq(pl_utf8_bad_run(middle.line), 0);
    ck_assert_uint_eq(middle.line.len, 133 * 3 * 2);
    ck_assert_uint_eq(middle.column, 501 - 133);
    ck_assert(middle.is_cut);

    struct excerpt last = excerpt_of(slice, N * 3, line);
    ck_assert_uint_eq(last.line.len, 133 * 3 + 1);
    ck_assert(!last.is_cut);
    ck_assert_int_eq(last.line.data[last.line.len - 1], '!');
}
END_TEST

START_TEST(an_excerpt_does_not_end_in_a_fragment) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    for (size_t most = 1; most <= 8; most++) {
        struct script script = {
            .text = pl_slice_str("\xE2\x82\xAC\xF0\x9F\x98\x80z"),
            .most = most};
        struct pl_window window;
        pl_window_init(&window, &heap, feed_of(&script));
        ck_assert(pl_window_more(&window, 0));

        struct excerpt excerpt;
        ck_assert(pl_window_excerpt(&window, 0, &excerpt.line, &excerpt.column,
                                    &excerpt.is_cut));
        size_t whole = most < 3 ? 0 : most < 7 ? 3 : most;
        ck_assert_uint_eq(excerpt.line.len, whole);
        ck_assert(excerpt.is_cut);
        pl_window_fini(&window);
    }
}
END_TEST

START_TEST(there_is_no_excerpt_of_what_is_not_in_the_window) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct script script = {.text = pl_slice_str("abc"), .most = 9};
    struct pl_window window;
    struct excerpt excerpt;
    pl_window_init(&window, &heap, feed_of(&script));
    ck_assert(!pl_window_excerpt(&window, 0, &excerpt.line, &excerpt.column,
                                 &excerpt.is_cut));
    ck_assert(pl_window_more(&window, 0));
    ck_assert(!pl_window_excerpt(&window, 4, &excerpt.line, &excerpt.column,
                                 &excerpt.is_cut));
    pl_window_fini(&window);
}
END_TEST

static void add_place_tests(Suite *suite) {
    TCase *tests = tcase_create("places");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, every_offset_of_a_small_text_has_its_place);
    tcase_add_test(tests, places_do_not_depend_on_how_bytes_come);
    tcase_add_test(tests, one_long_line_has_columns_throughout);
    tcase_add_test(tests, ill_formed_bytes_throughout_are_one_column);
    tcase_add_test(tests, line_ends_alone_are_counted);
    tcase_add_test(tests, lines_end_with_lf_crlf_or_cr);
    tcase_add_test(tests, columns_count_code_points);
    tcase_add_test(tests, a_byte_order_mark_counts_no_column);
    suite_add_tcase(suite, tests);
}

static void add_reading_tests(Suite *suite) {
    TCase *tests = tcase_create("reading");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, what_is_pinned_or_kept_stays);
    tcase_add_test(tests, memory_stays_bounded_and_lookback_stays);
    tcase_add_test(tests, at_the_end_nothing_moves);
    tcase_add_test(tests, watchers_are_told_before_bytes_leave);
    tcase_add_test(tests, a_slice_is_in_the_window_or_nothing);
    tcase_add_test(tests, a_window_starts_over_with_another_feed);
    tcase_add_test(tests, the_status_of_a_feed_that_fails_is_kept);
    tcase_add_test(tests, running_out_of_memory_leaves_the_window_whole);
    suite_add_tcase(suite, tests);
}

static void add_excerpt_tests(Suite *suite) {
    TCase *tests = tcase_create("excerpt");
    tcase_add_test(tests, an_excerpt_of_a_short_line_is_the_line);
    tcase_add_test(tests, an_excerpt_of_a_long_line_is_cut_between_code_points);
    tcase_add_test(tests, an_excerpt_does_not_end_in_a_fragment);
    tcase_add_test(tests, there_is_no_excerpt_of_what_is_not_in_the_window);
    suite_add_tcase(suite, tests);
}

Suite *window_suite(void);

Suite *window_suite(void) {
    Suite *suite = suite_create("window");
    add_place_tests(suite);
    add_reading_tests(suite);
    add_excerpt_tests(suite);
    return suite;
}
