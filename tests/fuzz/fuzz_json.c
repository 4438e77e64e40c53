/*
 * Fuzz the reader: whatever the input, its tokens balance and lie in the text,
 * reading it byte by byte gives the same as reading it at once, and its verdict
 * and values are those of json-c in strict mode, but for the classes of
 * tests/suites/deviations.txt.
 */
#include <assert.h>
#include <json.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "json/reader.h"
#include "json/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define DEPTH_MAX  1000
#define EVENTS_MAX 4000000
#define SCAN_MAX   4096

/* What a run yields: a log to compare, and the values. */
struct run {
    struct pl_heap heap;
    struct pl_slice input;
    size_t given, step;
    struct pl_buf log, text;
    struct json_object *root;
    struct json_object **stack;
    struct pl_buf *keys;
    size_t depth, open;
    uint64_t last;
    bool awaits_value;
    unsigned mistakes[PL_MISTAKE_COUNT];
    unsigned strange; /* those that json-c should find as well */
    size_t documents;
};

static void log_place(struct run *run, struct pl_place place) {
    pl_buf_add_format(
        &run->log, " %llu/%llu/%llu", (unsigned long long)place.offset,
        (unsigned long long)place.line, (unsigned long long)place.column);
}

static void check_place(const struct run *run, struct pl_place place) {
    assert(place.offset <= run->input.len && place.line > 0 &&
           place.column > 0);
}

static bool is_made_of(struct pl_slice text, const char *bytes) {
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] == '\0' || strchr(bytes, text.data[i]) == NULL)
            return false;
    return true;
}

/* Tell whether json-c accepts the mistake; see tests/suites/deviations.txt. */
static bool is_let_through(const struct run *run,
                           const struct pl_mistake *mistake) {
    struct pl_slice text =
        pl_slice_of(run->input.data + mistake->start.offset,
                    (size_t)(mistake->end.offset - mistake->start.offset));

    if (mistake->kind == PL_MISTAKE_BAD_LITERAL)
        return pl_slice_is(text, "NaN") || pl_slice_is(text, "Infinity") ||
               pl_slice_is(text, "-Infinity");
    if (mistake->kind == PL_MISTAKE_BAD_NUMBER)
        return is_made_of(text, "-+.eE0123456789");
    return mistake->kind == PL_MISTAKE_CONTROL_CHARACTER ||
           mistake->kind == PL_MISTAKE_LONE_SURROGATE ||
           mistake->kind == PL_MISTAKE_INVALID_UTF8 ||
           mistake->kind == PL_MISTAKE_TOO_DEEP ||
           mistake->kind == PL_MISTAKE_DUPLICATE_KEY ||
           mistake->kind == PL_MISTAKE_NUMBER_PRECISION;
}

static void take_mistake(void *self, const struct pl_mistake *mistake) {
    struct run *run = self;

    run->mistakes[mistake->kind]++;
    run->strange += !is_let_through(run, mistake);
    assert(mistake->start.offset <= mistake->end.offset);
    check_place(run, mistake->start);
    check_place(run, mistake->end);
    assert(mistake->message.len > 0);
    pl_buf_add_format(&run->log, "%s", pl_mistake_id(mistake->kind));
    log_place(run, mistake->start);
    log_place(run, mistake->end);
    pl_buf_add_slice(&run->log, mistake->message);
    for (size_t i = 0; i < mistake->related_count; i++) {
        log_place(run, mistake->related[i].start);
        log_place(run, mistake->related[i].end);
    }
    for (size_t i = 0; i < mistake->edit_count; i++) {
        const struct pl_edit *edit = &mistake->edits[i];
        assert(edit->offset <= edit->end_offset &&
               edit->end_offset <= run->input.len);
        assert(i == 0 || edit[-1].end_offset <= edit->offset);
        pl_buf_add_format(&run->log,
                          " %llu-%llu=", (unsigned long long)edit->offset,
                          (unsigned long long)edit->end_offset);
        pl_buf_add_slice(&run->log, edit->text);
    }
    pl_buf_add_char(&run->log, '\n');
}

static size_t feed(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct run *run = self;
    size_t n = run->input.len - run->given;

    (void)status;
    if (n > room)
        n = room;
    if (run->step > 0 && n > run->step)
        n = run->step;
    if (n > 0)
        memcpy(into, run->input.data + run->given, n);
    run->given += n;
    return n;
}

static struct json_object *number_of(struct run *run,
                                     const struct pl_token *token) {
    pl_buf_clear(&run->text);
    pl_buf_add_slice(&run->text, token->text);
    if ((token->flags & PL_TOKEN_FRACTION) != 0)
        return json_object_new_double(strtod(run->text.data, NULL));
    if (token->text.data[0] == '-')
        return json_object_new_int64(strtoll(run->text.data, NULL, 10));
    if (strtoull(run->text.data, NULL, 10) > INT64_MAX)
        return json_object_new_uint64(strtoull(run->text.data, NULL, 10));
    return json_object_new_int64(strtoll(run->text.data, NULL, 10));
}

static struct json_object *value_of(struct run *run,
                                    const struct pl_token *token) {
    switch (token->kind) {
    case PL_TOKEN_TRUE:
    case PL_TOKEN_FALSE:
        return json_object_new_boolean(token->kind == PL_TOKEN_TRUE);
    case PL_TOKEN_NUMBER:
        return number_of(run, token);
    case PL_TOKEN_STRING:
        pl_buf_clear(&run->text);
        pl_buf_add(&run->text, "", 0);
        pl_token_decode(token, &run->text);
        return json_object_new_string_len(
            run->text.len > 0 ? run->text.data : "", (int)run->text.len);
    case PL_TOKEN_OBJECT_OPEN:
        return json_object_new_object();
    case PL_TOKEN_ARRAY_OPEN:
        return json_object_new_array();
    case PL_TOKEN_END:
    case PL_TOKEN_KEY:
    case PL_TOKEN_NULL:
    case PL_TOKEN_BAD:
    case PL_TOKEN_OBJECT_CLOSE:
    case PL_TOKEN_ARRAY_CLOSE:
        break;
    }
    return NULL;
}

static bool is_object(const struct run *run) {
    return run->depth > 0 &&
           json_object_is_type(run->stack[run->depth - 1], json_type_object);
}

static void put(struct run *run, struct json_object *value) {
    if (run->depth == 0)
        run->root = value;
    else if (is_object(run))
        json_object_object_add(run->stack[run->depth - 1],
                               run->keys[run->depth - 1].data, value);
    else
        json_object_array_add(run->stack[run->depth - 1], value);
}

static void open_container(struct run *run, struct json_object *value) {
    assert(run->depth < DEPTH_MAX);
    run->stack[run->depth++] = value;
}

static void close_container(struct run *run, enum json_type type) {
    assert(run->depth > 0);
    assert(json_object_is_type(run->stack[run->depth - 1], type));
    run->depth--;
}

static void take_key(struct run *run, const struct pl_token *token) {
    struct pl_buf *key = &run->keys[run->depth - 1];

    assert(is_object(run) && !run->awaits_value);
    pl_buf_clear(key);
    pl_buf_add(key, "", 0);
    pl_token_decode(token, key);
    if (key->data == NULL)
        pl_buf_add_char(key, '\0');
    run->awaits_value = true;
}

static void take_value(struct run *run, const struct pl_token *token) {
    struct json_object *value = value_of(run, token);

    assert(!is_object(run) || run->awaits_value);
    run->awaits_value = false;
    put(run, value);
    if (token->kind == PL_TOKEN_OBJECT_OPEN ||
        token->kind == PL_TOKEN_ARRAY_OPEN)
        open_container(run, value);
}

/* What every token holds, whatever the input. */
static void check_token(struct run *run, const struct pl_token *token) {
    struct pl_span span = token->span;

    assert(span.start <= span.end && span.end <= run->input.len);
    assert(span.start >= run->last || span.start == span.end);
    if (span.end > run->last)
        run->last = span.end;
    if ((token->kind == PL_TOKEN_STRING || token->kind == PL_TOKEN_KEY) &&
        (token->flags &
         (PL_TOKEN_LENIENT | PL_TOKEN_LONG | PL_TOKEN_BAD_KEY)) == 0)
        assert(pl_slice_eq(token->text,
                           pl_slice_of(run->input.data + span.start + 1,
                                       (size_t)(span.end - span.start - 2))));
    if (token->kind == PL_TOKEN_NUMBER && (token->flags & PL_TOKEN_LONG) == 0)
        assert(pl_slice_eq(token->text,
                           pl_slice_of(run->input.data + span.start,
                                       (size_t)(span.end - span.start))));
}

static void take_token(struct run *run, const struct pl_token *token) {
    check_token(run, token);
    pl_buf_add_format(&run->log, "%d %u %llu-%llu ", (int)token->kind,
                      token->flags, (unsigned long long)token->span.start,
                      (unsigned long long)token->span.end);
    pl_buf_add_slice(&run->log, token->text);
    pl_buf_add_char(&run->log, '\n');
    switch (token->kind) {
    case PL_TOKEN_END:
        assert(run->depth == 0 && !run->awaits_value);
        break;
    case PL_TOKEN_KEY:
        take_key(run, token);
        break;
    case PL_TOKEN_OBJECT_CLOSE:
        close_container(run, json_type_object);
        break;
    case PL_TOKEN_ARRAY_CLOSE:
        close_container(run, json_type_array);
        break;
    case PL_TOKEN_NULL:
    case PL_TOKEN_TRUE:
    case PL_TOKEN_FALSE:
    case PL_TOKEN_NUMBER:
    case PL_TOKEN_STRING:
    case PL_TOKEN_BAD:
    case PL_TOKEN_OBJECT_OPEN:
    case PL_TOKEN_ARRAY_OPEN:
        take_value(run, token);
        break;
    }
}

static void read_document(struct run *run, pl_reader *reader) {
    struct pl_token token;

    json_object_put(run->root);
    run->root = NULL;
    run->documents++;
    do {
        pl_reader_next(reader, &token);
        take_token(run, &token);
        assert(pl_reader_depth(reader) == run->depth);
        assert(run->log.len < EVENTS_MAX);
    } while (token.kind != PL_TOKEN_END);
}

static void read_all(struct run *run, enum pl_framing framing,
                     struct pl_reader_limits limits) {
    struct pl_window window;
    pl_reader *reader;

    pl_window_init(&window, &run->heap, (struct pl_feed){feed, run});
    if (run->step > 0)
        window.size = 1; /* bytes leave as early as they can */
    reader =
        pl_reader_new(&run->heap, &window,
                      (struct pl_reader_listener){take_mistake, run}, limits);
    while (pl_reader_begin(reader, framing))
        read_document(run, reader);
    assert(run->given == run->input.len || framing == PL_FRAMING_ONE);
    pl_reader_free(reader);
    pl_window_fini(&window);
}

static void run_init(struct run *run, const uint8_t *data, size_t size,
                     size_t step) {
    *run = (struct run){.step = step};
    run->input = pl_slice_of((const char *)data, size);
    pl_heap_init(&run->heap);
    pl_buf_init(&run->log, &run->heap);
    pl_buf_init(&run->text, &run->heap);
    run->stack = calloc(DEPTH_MAX, sizeof(struct json_object *));
    run->keys = calloc(DEPTH_MAX, sizeof *run->keys);
    for (size_t i = 0; i < DEPTH_MAX; i++)
        pl_buf_init(&run->keys[i], &run->heap);
}

static void run_fini(struct run *run) {
    for (size_t i = 0; i < DEPTH_MAX; i++)
        pl_buf_fini(&run->keys[i]);
    free(run->keys);
    free(run->stack);
    pl_buf_fini(&run->log);
    pl_buf_fini(&run->text);
    json_object_put(run->root);
}

/* Tell whether the text was accepted: what is only doubtful is well-formed. */
static bool is_accepted(const struct run *run) {
    for (int i = 0; i < PL_MISTAKE_COUNT; i++)
        if (run->mistakes[i] > 0 && i != PL_MISTAKE_DUPLICATE_KEY &&
            i != PL_MISTAKE_NUMBER_PRECISION && i != PL_MISTAKE_BOM)
            return false;
    return run->documents > 0;
}

static bool has_nul(struct pl_slice text) {
    return text.len > 0 && memchr(text.data, '\0', text.len) != NULL;
}

/* Tell whether json-c takes the text apart in another way than we do: it lets
 * strings hold line ends, and keys stand between apostrophes. */
static bool is_read_otherwise(const struct run *run) {
    return run->mistakes[PL_MISTAKE_UNTERMINATED_STRING] > 0 ||
           run->mistakes[PL_MISTAKE_SINGLE_QUOTES] > 0;
}

static void compare_with_json_c(const struct run *run) {
    struct json_tokener *tokener = json_tokener_new_ex(DEPTH_MAX + 1);
    struct json_object *value;
    bool is_good;

    json_tokener_set_flags(tokener,
                           JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    value =
        json_tokener_parse_ex(tokener, run->input.data, (int)run->input.len);
    if (json_tokener_get_error(tokener) == json_tokener_continue)
        value = json_tokener_parse_ex(tokener, "", 1);
    is_good = json_tokener_get_error(tokener) == json_tokener_success;
    if (is_accepted(run)) {
        assert(is_good);
        assert(json_object_equal(value, run->root));
    } else if (is_good && run->documents > 0) {
        assert(run->strange == 0 || is_read_otherwise(run));
    }
    json_object_put(value);
    json_tokener_free(tokener);
}

static void run_once(const uint8_t *data, size_t size, enum pl_framing framing,
                     struct pl_reader_limits limits) {
    struct run whole, pieces;

    run_init(&whole, data, size, 0);
    run_init(&pieces, data, size, 1 + size / 3 % 7);
    read_all(&whole, framing, limits);
    read_all(&pieces, framing, limits);
    assert(pl_slice_eq(pl_buf_slice(&whole.log), pl_buf_slice(&pieces.log)));
    if (framing == PL_FRAMING_ONE && limits.depth == DEPTH_MAX &&
        whole.documents < 2 && whole.mistakes[PL_MISTAKE_BOM] == 0 &&
        !has_nul(whole.input) && size > 0 && size < INT32_MAX &&
        data[0] != 0x1E)
        compare_with_json_c(&whole);
    run_fini(&whole);
    run_fini(&pieces);
}

static void check_plain(const char *at) {
    unsigned digits, other_digits;
    unsigned len = pl_scan_plain_portable(at, &digits);
    unsigned other_len = pl_scan_plain(at, &other_digits);

    assert(digits == other_digits);
    assert(len == (other_len < 16 ? other_len : 16));
}

/* The vector instructions find what the portable forms find. */
static void check_scans(const char *text, size_t len) {
    unsigned parts, other_parts;

    for (const char *at = text; at <= text + len; at++) {
        const char *end = pl_scan_number_portable(at, &parts);
        assert(pl_scan_string(at) == pl_scan_string_portable(at));
        assert(pl_scan_spaces(at) == pl_scan_spaces_portable(at));
        assert(pl_scan_number(at, &other_parts) == end);
        assert(end == NULL || other_parts == parts);
        check_plain(at);
        for (size_t n = 0; n <= PL_SCAN_HOLDS_MAX; n += 8)
            assert(pl_scan_holds(at, n, '"') ==
                   pl_scan_holds_portable(at, n, '"'));
    }
}

static void scan(const uint8_t *data, size_t size) {
    char *text = calloc(size + PL_WINDOW_PADDING, 1);

    assert(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    check_scans(text, size < SCAN_MAX ? size : SCAN_MAX);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct pl_reader_limits tight = {
        .depth = 4, .keys = 3, .token = 16, .mistakes = 5};

    run_once(data, size, PL_FRAMING_ONE, pl_reader_default_limits);
    run_once(data, size, PL_FRAMING_LINES, pl_reader_default_limits);
    run_once(data, size, PL_FRAMING_ONE, tight);
    scan(data, size);
    return 0;
}
