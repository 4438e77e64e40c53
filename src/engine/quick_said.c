/* What is said of scalars with a fault. Mistakes repeat themselves: whoever
 * writes a currency wrong does so in each purchase. If one case alone reports a
 * text, and its words depend on the text alone, it says the same of the same
 * text in the same state again. A small hash table remembers such words; what
 * it forgets costs time alone. */

#include "engine/judge.h"
#include "engine/quick_parts.h"

#define SAID_MAX  32  /* buckets: a power of two */
#define TEXT_MAX  24  /* bytes of a text; a longer one is not remembered */
#define WORDS_MAX 320 /* bytes of its words, all together; the same */

struct quick_said {
    const struct pl_duty *duty; /* whose words they are; NULL: none */
    enum pl_severity severity;
    uint32_t state;
    enum pl_token_kind kind;
    size_t len;
    char text[TEXT_MAX];       /* as written */
    struct pl_wording wording; /* its texts are in `words` */
    char words[WORDS_MAX];
};

/* Tell whether a case is to be judged here. The others were satisfied while the
 * object was passed. */
static bool is_open(const struct pl_duty *duty) {
    return !duty->what->is_deferred && !duty->what->asks_run;
}

/* Tell whether a case always says the same of the same text, and points at all
 * of it. */
static bool is_constant(const struct pl_duty *duty) {
    const struct pl_plan_case *what = duty->what;
    const struct pl_case *source = what->source;

    return !what->is_muted && !what->rule->is_sensitive &&
           !what->rule->speaks_once && !source->named_only &&
           source->at != PL_AT_PART &&
           !pl_slice_has(source->message, "{path}") &&
           !pl_slice_has(source->message, "{key}");
}

static bool are_constant(const struct pl_duties *duties) {
    for (size_t i = 0; i < duties->count; i++)
        if (is_open(&duties->items[i]) && !is_constant(&duties->items[i]))
            return false;
    return true;
}

/* The bucket of a text; NULL if it is too long. */
static struct quick_said *place_of(struct pl_quick *q, uint32_t state,
                                   struct pl_slice text) {
    uint32_t hash = state;

    if (text.len > TEXT_MAX)
        return NULL;
    if (q->said == NULL)
        q->said = pl_arena_alloc(&q->arena, SAID_MAX * sizeof *q->said);
    for (size_t i = 0; i < text.len; i++)
        hash = hash * 31 + (unsigned char)text.data[i];
    hash *= UINT32_C(0x9E3779B1);
    return &q->said[hash >> 16 & (SAID_MAX - 1)];
}

static bool is_said(const struct quick_said *said, uint32_t state,
                    const struct pl_token *token, struct pl_slice text) {
    return said != NULL && said->duty != NULL && said->state == state &&
           said->kind == token->kind &&
           pl_slice_eq(pl_slice_of(said->text, said->len), text);
}

/* Append a text at `*to`, and move that behind it. */
static struct pl_slice put(char **to, struct pl_slice text) {
    if (text.data == NULL)
        return text;
    struct pl_slice here = {*to, text.len};
    memcpy(*to, text.data, text.len);
    *to += text.len;
    return here;
}

static size_t size_of(const struct pl_wording *wording) {
    return wording->message.len + wording->hint.len + wording->title.len +
           wording->literal.len;
}

/* Copy a wording, with its texts at `to`. */
static struct pl_wording copy(char *to, const struct pl_wording *wording) {
    return (struct pl_wording){.message = put(&to, wording->message),
                               .hint = put(&to, wording->hint),
                               .title = put(&to, wording->title),
                               .literal = put(&to, wording->literal)};
}

static void say_again(struct pl_run *run, const struct quick_said *said,
                      const struct subject *subject) {
    struct pl_report_request request = {.what = said->duty->what,
                                        .subject = subject,
                                        .depth = run->depth,
                                        .severity = said->severity};
    char *room = pl_arena_alloc(&run->arena, size_of(&said->wording));
    struct pl_wording wording = copy(room, &said->wording);

    pl_found_worded(run, &request, &wording);
}

static struct pl_wording wording_of(const struct pl_finding *finding) {
    struct pl_wording wording = {.message = finding->message,
                                 .hint = finding->hint};

    if (finding->fix_count > 0) {
        wording.title = finding->fixes[0].title;
        wording.literal = finding->fixes[0].edits[0].text;
    }
    return wording;
}

/* Remember the words of the last finding, which a case reported. */
static void remember(const struct pl_run *run, struct quick_said *said,
                     const struct pl_duty *duty) {
    const struct pl_finding *finding = &run->findings[run->finding_count - 1];
    struct pl_wording wording = wording_of(finding);

    said->duty = NULL;
    if (finding->rule.data != duty->what->rule->id.data ||
        size_of(&wording) > WORDS_MAX)
        return; /* a pattern gave up, or it is long */
    said->wording = copy(said->words, &wording);
    said->severity = finding->severity;
    said->duty = duty;
}

/* Judge the scalar by all cases. Returns the one that reported it; NULL if none
 * or several did. */
static const struct pl_duty *judge(struct pl_run *run,
                                   const struct pl_duties *duties,
                                   const struct subject *subject,
                                   struct quick_said *said) {
    size_t first = run->finding_count;
    const struct pl_duty *speaker = NULL;

    for (size_t i = 0; i < duties->count; i++) {
        size_t before = run->finding_count;
        if (is_open(&duties->items[i]))
            pl_judge_scalar(run, &duties->items[i], subject);
        if (run->finding_count == before)
            continue;
        speaker = &duties->items[i];
        if (said != NULL)
            remember(run, said, speaker);
    }
    return run->finding_count == first + 1 ? speaker : NULL;
}

void pl_quick_say(struct pl_quick *q, uint32_t state,
                  const struct pl_token *token, const struct subject *subject) {
    struct pl_run *run = q->run;
    const struct pl_duties *duties =
        &pl_plan_post(run->plan, state)->scalar[subject->value.type];
    struct pl_slice text = subject->value.raw;
    struct quick_said *said = place_of(q, state, text);

    if (is_said(said, state, token, text)) {
        say_again(run, said, subject);
        return;
    }
    if (subject->is_hidden || !are_constant(duties))
        said = NULL;
    const struct pl_duty *speaker = judge(run, duties, subject, said);
    if (said == NULL)
        return;
    if (speaker == NULL)
        said->duty = NULL;
    said->state = state;
    said->kind = token->kind;
    said->len = text.len;
    memcpy(said->text, text.data, text.len);
}
