/*
 * Found: what the run has to say of a document, from the fault of a case to the
 * finding with its message and its line; and what it must not say: where a rule
 * is silenced, and what is never shown. No other folder includes this.
 */
#ifndef PL_ENGINE_FOUND_H
#define PL_ENGINE_FOUND_H

#include "engine/plan.h"
#include "engine/subject.h"
#include "json/mistake.h"

/* What is said of a fault. */
struct pl_said {
    struct pl_slice message;
    struct pl_slice suggestion; /* what was meant; NULL data: not known */
    struct pl_slice pointer;    /* NULL data: by the frames */
};

/* What is kept beside each finding until it is handed over. */
struct found {
    const struct pl_rule *rule; /* whose silence it keeps; NULL: none */
    size_t speaker;             /* index of the rule that speaks, or SIZE_MAX */
    struct pl_span span;        /* of what it is about */
    bool is_dropped;            /* at the end of the document */
    bool is_syntax;
    size_t late_share; /* + 1: it is told when the run ends, if at all */
    bool has_excerpts; /* nothing of it waits for its line */
};

/* A finding of a rule that waits for others. */
struct waiting {
    size_t rank; /* of its rule */
    size_t finding;
};

/* Where a rule spoke that others wait for, by offset. */
struct spoken {
    uint64_t *offsets;
    size_t count, cap;
    size_t sorted;    /* so many, the first */
    bool is_listed;   /* it spoke in this document, … */
    size_t next_rule; /* … as did this one before it, + 1; 0: none */
};

/* A case that is to speak. */
struct pl_report_request {
    const struct pl_plan_case *what;
    const struct subject *subject;
    size_t depth; /* frames above the subject's value */
    enum pl_severity severity;
    const struct extent *at; /* NULL: where the rule says */
    const struct key *key;   /* the member's key that `at` is, or NULL */
    const struct key *related_key;
    const struct pl_siblings *siblings;
    const struct frame *beside; /* the object of the siblings; may be NULL */
    struct pl_said said;
    const struct pl_related *earlier; /* NULL: none */
    size_t late_share;                /* + 1 */
};
/* found.c: add a finding, of which file and document alone are filled in. */
struct pl_finding *pl_found_add(struct pl_run *run, struct found found);
/* Add what a case says, unless it is silenced. */
void pl_found_case(struct pl_run *run, const struct pl_report_request *request);
/* Add that a pattern of the case gave up. */
void pl_found_pattern_limit(struct pl_run *run,
                            const struct pl_report_request *request);
/* The value at `at`, under `key` below `depth` frames. */
void pl_found_too_large(struct pl_run *run, const struct extent *at,
                        size_t depth, const struct key *key);
/* The document has ended: drop what is not worth telling of it. */
void pl_found_end_document(struct pl_run *run);
/* Hand over what was found. */
void pl_found_flush(struct pl_run *run);

/* mistake.c: what the reader found. Of a document that ends, those that are not
 * worth telling are dropped. */
void pl_found_mistake(void *self, const struct pl_mistake *mistake);
void pl_mistakes_drop(struct pl_run *run);

/* message.c: the message of a failed assertion, and what is suggested, which
 * last until the next are. */
void pl_message_render(struct pl_run *run, const struct pl_plan_case *what,
                       const struct subject *subject, const char *keyword,
                       struct pl_said *said);

/* suggestion.c: say what may have been meant, beside the place and as a fix. */
void pl_suggest(struct pl_run *run, const struct pl_report_request *request,
                struct pl_finding *finding);

/* origin.c: from the text of a document to the source that it is held in. A
 * plain document's is its own. */
struct pl_span pl_source_span(const struct pl_run *run, struct pl_span span);
struct pl_region pl_source_region(struct pl_run *run, struct pl_span span);
/* Let an edit, whose text is copied, be one of the source. Returns false if it
 * cannot be. */
bool pl_source_edit(struct pl_run *run, struct pl_edit *edit);

/* excerpt.c: the line of `offset` of the source, in `arena`, without what is
 * never shown. */
struct pl_excerpt pl_excerpt_at(struct pl_run *run, uint64_t offset,
                                struct pl_arena *arena);
/* anchor.c: give the places before `limit` that findings name their lines. */
void pl_settle_excerpts(struct pl_run *run, uint64_t limit);

/* mask.c: what is never shown, as far as some excerpt may still show it. */
struct pl_mask_range {
    const struct pl_span *items; /* by offset */
    size_t count;
};
/* Let `span` never be shown; the masks that it touches; whether it touches any;
 * no excerpt comes any more of what is before `offset`. */
void pl_mask(struct pl_run *run, struct pl_span span);
struct pl_mask_range pl_masks_in(const struct pl_run *run, struct pl_span span);
bool pl_is_masked(const struct pl_run *run, struct pl_span span);
void pl_masks_forget(struct pl_run *run, uint64_t offset);

/* secret.c: find the first piece of `text` that looks like an e-mail address, a
 * phone number or that of a card: wherever a mistake has put it, it is not
 * shown. The span counts from the beginning of the text. */
bool pl_secret_find(struct pl_slice text, struct pl_span *out);
/* Tell whether there is one; append `text` with *** for each. Where the rules
 * let everything be shown there are none. */
bool pl_secret_is_in(const struct pl_run *run, struct pl_slice text);
void pl_secret_add_without(const struct pl_run *run, struct pl_buf *out,
                           struct pl_slice text);

/* silence.c: where rules spoke that others wait for. Note that one did, by its
 * index; SIZE_MAX is none. */
void pl_spoken_add(struct pl_run *run, size_t rule, uint64_t offset);
/* Tell whether a rule spoke in `span`. */
bool pl_has_spoken(struct pl_run *run, size_t rule, struct pl_span span);
/* Tell whether a rule is silenced at `span` by one that nothing can silence. */
bool pl_is_silenced_for_good(struct pl_run *run, const struct pl_rule *rule,
                             struct pl_span span);
/* Tell whether a rule will be silenced at `span` in any case: where one has
 * spoken that it waits for, whoever may silence that one there silences it as
 * well. It may say no where the answer is not plain. */
bool pl_is_silenced_anyhow(struct pl_run *run, const struct pl_rule *rule,
                           struct pl_span span);
/* The document has ended: drop the findings of rules that are silenced. */
void pl_silences_settle(struct pl_run *run);
/* Forget where rules spoke. */
void pl_spoken_clear(struct pl_run *run);

#endif
