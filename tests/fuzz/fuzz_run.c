/*
 * Fuzz a run: whatever the payload, the findings of the recommended rules, and
 * of some that wait, count and look again, stand inside the text, in order, and
 * are the same however the text arrives, however little of it is in memory,
 * whatever was checked before, and without a shortcut.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/run.h"
#include "lib/files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NARROW 2048 /* bytes of a window that has to move */

/* What the pack itself does not ask. */
static const char extra[] =
    "paylint: 1\n"
    "extends: [paylint:recommended]\n"
    "rules:\n"
    "  x/waits:\n"
    "    target: purchase\n"
    "    given: $.*\n"
    "    when: {currency: present}\n"
    "    then: {maxLength: 12, maxProperties: 2, maxItems: 2}\n"
    "    severity: {error: {when: {price: absent}}, else: warning}\n"
    "    message: '{key} is {value} at {path}'\n"
    "  x/keys:\n"
    "    target: purchase\n"
    "    given: $.properties\n"
    "    when: {time: absent}\n"
    "    then: {propertyNames: {maxLength: 5}, minProperties: 1}\n"
    "    severity: warning\n"
    "    message: '{key} at {path}'\n"
    "  x/elements:\n"
    "    target: purchase\n"
    "    given: $..items[*]\n"
    "    when: {price: absent}\n"
    "    after: [x/waits]\n"
    "    then: {maxProperties: 1, maximum: 3, maxDepth: 2}\n"
    "    severity: warning\n"
    "    message: '{value} at {path}'\n"
    "  x/own:\n"
    "    target: purchase\n"
    "    given: $..own\n"
    "    then:\n"
    "      minProperties: 2\n"
    "      required: [a, b]\n"
    "      requireAtMostOne: [c, d]\n"
    "      count: {of: $..z, maximum: 2}\n"
    "      maxCompactBytes: 60\n"
    "    severity: warning\n"
    "    message: own\n"
    "  x/secret:\n"
    "    target: purchase\n"
    "    given: [$.secret, $.properties.secret]\n"
    "    when: {price: absent}\n"
    "    then: {maxLength: 3}\n"
    "    sensitive: true\n"
    "    severity: error\n"
    "    message: secret\n";

static enum pl_status read_rules(void *self, struct pl_slice path,
                                 struct pl_buf *out) {
    struct pl_file_source files = pl_files_source(self);
    if (!pl_slice_is(path, "extra.yaml"))
        return files.read(files.self, path, out);
    pl_buf_add_str(out, extra);
    return PL_STATUS_OK;
}

static void complain(void *self, const struct pl_finding *finding) {
    (void)self;
    fprintf(stderr, "%llu: %.*s\n",
            (unsigned long long)finding->region.start.line,
            (int)finding->message.len, finding->message.data);
    abort();
}

static void ignore_notice(void *self, struct pl_slice file,
                          struct pl_slice message, bool is_error) {
    (void)self;
    (void)file;
    (void)message;
    (void)is_error;
}

/* The rules, compiled once for the life of the program. */
static const struct pl_plan *plan(void) {
    static struct pl_heap heap;
    static struct pl_plan made;
    static pl_ruleset *ruleset;
    if (ruleset)
        return &made;

    struct pl_slice file = pl_slice_str("extra.yaml");
    struct pl_load_options options = {.files = {&file, 1}};
    static struct pl_files files;
    struct pl_file_source source = pl_files_source(&files);
    enum pl_status status;
    source.read = read_rules;
    pl_heap_init(&heap);
    ruleset = pl_load(&heap, &options, source,
                      (struct pl_sink){complain, ignore_notice, NULL}, &status);
    assert(ruleset);
    pl_plan_init(&made, &heap);
    bool is_made = pl_plan_make(&made, ruleset);
    assert(is_made);
    return &made;
}

/* The text on its way into a run. */
struct arrival {
    struct pl_slice text;
    size_t at;
    size_t most;      /* bytes at a time; 0: all */
    uint64_t seed;    /* not 0: a random number of them */
    bool is_thorough; /* how it is checked */
};

static size_t give(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct arrival *arrival = self;
    size_t n = arrival->text.len - arrival->at;
    size_t most = arrival->most == 0 ? n : arrival->most;
    if (arrival->seed != 0) {
        arrival->seed =
            arrival->seed * 6364136223846793005u + 1442695040888963407u;
        most = 1 + (size_t)(arrival->seed >> 33) % most;
    }
    n = n < most ? n : most;
    n = n < room ? n : room;
    if (n > 0)
        memcpy(into, arrival->text.data + arrival->at, n);
    arrival->at += n;
    *status = PL_STATUS_OK;
    return n;
}

/* What a run has said, to be compared. */
struct record {
    struct pl_heap heap;
    struct pl_slice text;
    struct pl_buf log;
    uint64_t document, offset;
};

static void check_region(const struct record *record,
                         const struct pl_region *region) {
    const struct pl_place *start = &region->start;
    const struct pl_place *end = &region->end;
    assert(start->offset <= end->offset && end->offset <= record->text.len);
    assert(start->line > 0 && start->column > 0 && start->line <= end->line);
    assert(start->line < end->line || start->column <= end->column);
}

static void log_slice(struct record *record, struct pl_slice slice) {
    pl_buf_add_char(&record->log, ' ');
    pl_buf_add_slice(&record->log, slice);
}

static void log_number(struct record *record, uint64_t number) {
    pl_buf_add_char(&record->log, ' ');
    pl_buf_add_uint(&record->log, number);
}

static void log_region(struct record *record, const struct pl_region *region) {
    const struct pl_place *places[] = {&region->start, &region->end};
    for (size_t i = 0; i < 2; i++) {
        log_number(record, places[i]->offset);
        log_number(record, places[i]->line);
        log_number(record, places[i]->column);
    }
}

static void take_finding(void *self, const struct pl_finding *finding) {
    struct record *record = self;
    check_region(record, &finding->region);
    assert(finding->document >= record->document);
    if (finding->document > record->document)
        record->offset = 0;
    assert(finding->region.start.offset >= record->offset);
    record->document = finding->document;
    record->offset = finding->region.start.offset;

    log_number(record, finding->document);
    log_slice(record, finding->rule);
    log_slice(record, pl_slice_str(pl_severity_name(finding->severity)));
    log_region(record, &finding->region);
    log_slice(record, finding->pointer);
    log_slice(record, finding->message);
    log_slice(record, finding->hint);
    log_number(record, finding->region.excerpt.first_column);
    log_slice(record, finding->region.excerpt.text);
    for (size_t i = 0; i < finding->related_count; i++) {
        check_region(record, &finding->related[i].region);
        log_region(record, &finding->related[i].region);
    }
    pl_buf_add_char(&record->log, '\n');
}

/* What was counted, each time alike. */
static void log_counts(struct record *record, struct pl_run_counts counts,
                       uint64_t times) {
    log_number(record, counts.documents / times);
    for (size_t i = 0; i < counts.target_count; i++)
        log_number(record, counts.targets[i] / times);
    pl_buf_add_char(&record->log, '\n');
}

/* Check `text` as it comes by `arrival`, `times` times in the same run, and
 * keep what was said the last time. */
static void check(struct record *record, struct arrival arrival,
                  size_t window_size, int times) {
    struct pl_run_options options = {.now = 1750000000,
                                     .shape = PL_SHAPE_NONE,
                                     .target = PL_SHAPE_NONE,
                                     .wants_excerpts = true,
                                     .content_max = 4 * NARROW,
                                     .is_thorough = arrival.is_thorough,
                                     .window_size = window_size};
    struct pl_run_input input = {.name = pl_slice_str("a"),
                                 .is_named = arrival.text.len % 2 == 0,
                                 .framing = arrival.text.len % 3 == 0
                                                ? PL_FRAMING_LINES
                                                : PL_FRAMING_ONE};
    pl_run *run = NULL;
    record->text = arrival.text;
    pl_heap_init(&record->heap);
    pl_buf_init(&record->log, &record->heap);
    pl_run_new(&run, &record->heap, plan(), options,
               (struct pl_sink){take_finding, ignore_notice, record});
    for (int i = 0; i < times; i++) {
        struct arrival again = arrival;
        input.feed = (struct pl_feed){give, &again};
        pl_buf_clear(&record->log);
        record->document = 0;
        enum pl_status status = pl_run_input(run, &input);
        assert(status == PL_STATUS_OK);
    }
    log_counts(record, pl_run_counts(run), (uint64_t)times);
    pl_run_free(run);
}

static void compare(const struct record *a, const struct record *b) {
    if (pl_slice_eq(pl_buf_slice(&a->log), pl_buf_slice(&b->log)))
        return;
    fprintf(stderr, "--- closely\n%.*s--- otherwise\n%.*s", (int)a->log.len,
            a->log.data, (int)b->log.len, b->log.data);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arrival whole = {.text = {(const char *)data, size}};
    struct arrival bytes = {.text = whole.text, .most = 1};
    struct arrival chunks = {.text = whole.text, .most = 97, .seed = size + 1};
    struct arrival closely = {.text = whole.text, .is_thorough = true};
    struct record once, other;

    check(&once, closely, 0, 1);
    check(&other, whole, 0, 2);
    compare(&once, &other);
    pl_buf_fini(&other.log);
    check(&other, bytes, NARROW, 1);
    compare(&once, &other);
    pl_buf_fini(&other.log);
    check(&other, chunks, NARROW, 2);
    compare(&once, &other);
    pl_buf_fini(&other.log);
    pl_buf_fini(&once.log);
    return 0;
}
