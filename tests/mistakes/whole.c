#include "whole.h"

/* What one run has said: a line for each finding, those about JSON apart. */
struct account {
    struct pl_buf mistakes, others;
    size_t mistake_count;
};

static void account_init(struct account *account, struct pl_heap *heap) {
    *account = (struct account){.mistake_count = 0};
    pl_buf_init(&account->mistakes, heap);
    pl_buf_init(&account->others, heap);
}

static void account_fini(struct account *account) {
    pl_buf_fini(&account->mistakes);
    pl_buf_fini(&account->others);
}

static void account_clear(struct account *account) {
    pl_buf_clear(&account->mistakes);
    pl_buf_clear(&account->others);
    account->mistake_count = 0;
}

static void add_place(struct pl_buf *out, struct pl_place place) {
    pl_buf_add_format(out, " %llu:%llu(%llu)", (unsigned long long)place.line,
                      (unsigned long long)place.column,
                      (unsigned long long)place.offset);
}

static void add_slice(struct pl_buf *out, struct pl_slice slice) {
    pl_buf_add_char(out, ' ');
    pl_buf_add_slice(out, slice);
}

/* A mistake as a line, to be looked for in an account. */
static void add_mistake(struct pl_buf *out, const struct pl_mistake *mistake) {
    pl_buf_add_str(out, pl_mistake_id(mistake->kind));
    add_place(out, mistake->start);
    add_place(out, mistake->end);
    for (size_t i = 0; i < mistake->related_count; i++) {
        add_place(out, mistake->related[i].start);
        add_place(out, mistake->related[i].end);
    }
    pl_buf_add_char(out, '\n');
}

static void add_finding(struct pl_buf *out, const struct pl_finding *finding,
                        bool is_mistake) {
    pl_buf_add_slice(out, finding->rule);
    add_place(out, finding->region.start);
    add_place(out, finding->region.end);
    for (size_t i = 0; i < finding->related_count; i++) {
        add_place(out, finding->related[i].region.start);
        add_place(out, finding->related[i].region.end);
    }
    if (!is_mistake) {
        pl_buf_add_format(out, " %llu %s",
                          (unsigned long long)finding->document,
                          pl_severity_name(finding->severity));
        add_slice(out, finding->pointer);
        add_slice(out, finding->message);
        add_slice(out, finding->hint);
    }
    pl_buf_add_char(out, '\n');
}

static void take(void *self, const struct pl_finding *finding) {
    struct account *account = self;
    bool is_mistake = memcmp(finding->rule.data, "json/", 5) == 0;

    add_finding(is_mistake ? &account->mistakes : &account->others, finding,
                is_mistake);
    account->mistake_count += is_mistake;
}

struct feed {
    struct pl_slice rest;
    struct manner manner;
};

static size_t give(void *self, char *into, size_t room,
                   enum pl_status *status) {
    struct feed *feed = self;
    size_t step = feed->manner.step;

    if (feed->manner.cuts)
        step = 1 + random_below(feed->manner.cuts, 200);
    *status = PL_STATUS_OK;
    return pl_feed_take(&feed->rest, into,
                        step > 0 && step < room ? step : room);
}

static void check_input(pl_run *run, struct pl_slice text,
                        struct manner manner) {
    struct feed feed = {text, manner};
    struct pl_run_input input = {.name = pl_slice_str("text"),
                                 .feed = {give, &feed},
                                 .is_named = true,
                                 .framing = manner.framing};

    (void)pl_run_input(run, &input);
}

/* A narrow window, so that it has to move. */
#define NARROW 256

/* Check `before`, then `text`, of which the account is kept. */
static void give_account(struct recommended *rules, struct account *account,
                         struct pl_slice before, struct pl_slice text,
                         struct manner manner, bool is_thorough) {
    bool is_cut = manner.step > 0 || manner.cuts != NULL;
    struct pl_tallies tallies;
    struct pl_run_options options = {.now = 1767225600,
                                     .shape = PL_SHAPE_NONE,
                                     .target = PL_SHAPE_NONE,
                                     .tallies = &tallies,
                                     .window_size = is_cut ? NARROW : 0,
                                     .is_thorough = is_thorough};
    struct pl_sink sink = {take, recommended_note, account};
    pl_run *run = NULL;

    pl_tallies_init(&tallies, &rules->heap);
    pl_run_new(&run, &rules->heap, &rules->plan, options, sink);
    check_input(run, before, manner);
    account_clear(account);
    check_input(run, text, manner);
    pl_tallies_flush(&tallies, sink);
    struct pl_run_counts counts = pl_run_counts(run);
    pl_buf_add_format(&account->others, "documents %llu\n",
                      (unsigned long long)counts.documents);
    for (size_t i = 0; i < counts.target_count; i++)
        pl_buf_add_format(&account->others, "nodes %llu\n",
                          (unsigned long long)counts.targets[i]);
    pl_run_free(run);
    pl_tallies_fini(&tallies);
}

/* Tell whether `text` has the line `line`, which ends in a line end. */
static bool holds(struct pl_slice text, struct pl_slice line) {
    size_t at = 0;

    while (at + line.len <= text.len) {
        const char *start = text.data + at;
        if (memcmp(start, line.data, line.len) == 0)
            return true;
        at += (size_t)((char *)memchr(start, '\n', text.len - at) - start) + 1;
    }
    return false;
}

/* The engine says of the JSON what the reader says. */
static void compare_with_reader(struct pl_arena *arena, struct pl_slice text,
                                struct manner manner,
                                const struct account *account,
                                struct pl_buf *trouble) {
    struct readout readout;
    struct pl_buf line;

    readout_read(&readout, arena, text, manner);
    pl_buf_init(&line, arena->heap);
    for (size_t i = 0; i < readout.mistake_count; i++) {
        pl_buf_clear(&line);
        add_mistake(&line, &readout.mistakes[i]);
        if (!holds(pl_buf_slice(&account->mistakes), pl_buf_slice(&line)))
            pl_buf_add_format(trouble, "the engine does not say: %.*s",
                              (int)line.len, line.data);
    }
    if (readout.mistake_count != account->mistake_count)
        pl_buf_add_format(
            trouble, "the reader finds %zu mistakes, the engine:\n%.*s\n",
            readout.mistake_count, (int)account->mistakes.len,
            account->mistakes.len > 0 ? account->mistakes.data : "");
    pl_buf_fini(&line);
    readout_fini(&readout);
}

static void compare(const struct pl_buf *closely, const struct pl_buf *other,
                    struct pl_buf *trouble) {
    if (!pl_slice_eq(pl_buf_slice(closely), pl_buf_slice(other)))
        pl_buf_add_format(trouble,
                          "--- without shortcuts\n%.*s--- with them\n%.*s",
                          (int)closely->len, closely->len ? closely->data : "",
                          (int)other->len, other->len ? other->data : "");
}

void whole_check(struct recommended *rules, struct pl_arena *arena,
                 struct pl_slice before, struct pl_slice text,
                 struct manner manner, struct pl_buf *trouble) {
    struct manner at_once = {manner.framing, manner.limits, NULL, 0};
    struct manner manners[] = {at_once, manner};
    struct account closely, other;
    size_t had = trouble->len;

    account_init(&closely, &rules->heap);
    account_init(&other, &rules->heap);
    give_account(rules, &closely, before, text, at_once, true);
    compare_with_reader(arena, text, at_once, &closely, trouble);
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++) {
        give_account(rules, &other, before, text, manners[i], false);
        compare(&closely.mistakes, &other.mistakes, trouble);
        compare(&closely.others, &other.others, trouble);
    }
    if (trouble->len > had)
        pl_buf_add_format(trouble, "of the text\n%.*s\n", (int)text.len,
                          text.data);
    account_fini(&closely);
    account_fini(&other);
}
