/*
 * Found: the findings of a document, from a failed case to the finding with its
 * message and source line. It also has what must not be shown or said: a rule
 * may be silenced (`after`: it stays silent where another rule spoke), and a
 * value may be masked (never shown in messages and excerpts). No other folder
 * includes this.
 */
#ifndef PL_ENGINE_FOUND_H
#define PL_ENGINE_FOUND_H

#include "engine/plan.h"
#include "engine/subject.h"
#include "json/mistake.h"

/* The texts of a fault. */
struct pl_said {
    struct pl_slice message;
    struct pl_slice suggestion; /* what was probably meant; NULL data: not
                                   known */
    struct pl_slice pointer;    /* RFC 6901; NULL data: made from the open
                                   frames */
};

/* The texts of a finding that has no related places. */
struct pl_wording {
    struct pl_slice message, hint;
    struct pl_slice title, literal; /* of a fix that replaces the value by
                                       `literal`; NULL data: none */
};

/* What is kept beside each finding until the sink gets it. */
struct found {
    const struct pl_rule *rule; /* the rule that may be silenced; NULL: nothing
                                   silences the finding */
    size_t speaker;             /* index of the rule that counts as having
                                   spoken here; SIZE_MAX: none */
    struct pl_span span;        /* bytes of the document that the finding is
                                   about */
    bool is_dropped;            /* remove the finding when the document ends */
    bool is_syntax;
    size_t late_share; /* index + 1 of the share that the finding waits for: it
                          is told at the end of the run, if at all. 0: none */
    bool has_excerpts; /* all its source lines have been copied */
};

/* A finding that may still be silenced by another rule. */
struct waiting {
    size_t rank; /* of its rule: rules of lower rank are settled first */
    size_t finding;
};

/* The places where a rule spoke in this document. They are kept only for rules
 * that others wait for. */
struct spoken {
    uint64_t *offsets;
    size_t count, cap;
    size_t sorted;    /* the first `sorted` offsets are in order */
    bool is_listed;   /* the rule is in the list of those that spoke … */
    size_t next_rule; /* … whose next rule this is: index + 1; 0: none */
};

/* All that is needed to make a finding of a case. */
struct pl_report_request {
    const struct pl_plan_case *what;
    const struct subject *subject;
    size_t depth; /* number of frames around the subject's value */
    enum pl_severity severity;
    const struct extent *at; /* where to point; NULL: where the rule's `at`
                                says */
    const struct key *key;   /* the key of a member, if `at` is one; else
                                NULL */
    const struct key *related_key;
    const struct pl_siblings *siblings;
    const struct frame *beside; /* the object whose members are the siblings;
                                   may be NULL */
    struct pl_said said;
    const struct pl_related *earlier; /* an earlier place in the run; NULL:
                                         none */
    size_t late_share;                /* see struct found */
};
/* found.c: append a finding and what is kept beside it. Only its file and
 * document are filled in. */
struct pl_finding *pl_found_add(struct pl_run *run, struct found found);
/* Add the finding of a case, which nothing has silenced so far. */
void pl_found_case(struct pl_run *run, const struct pl_report_request *request);
/* Add the finding of a case in these words, which are in the arena. */
void pl_found_worded(struct pl_run *run,
                     const struct pl_report_request *request,
                     const struct pl_wording *wording);
/* Add a finding that a pattern of the case took too many steps. */
void pl_found_pattern_limit(struct pl_run *run,
                            const struct pl_report_request *request);
/* Add a finding that the value at `at`, under `key` below `depth` frames, is
 * too large to be checked. */
void pl_found_too_large(struct pl_run *run, const struct extent *at,
                        size_t depth, const struct key *key);
/* The document has ended: remove silenced findings, and mistakes that are not
 * worth telling. */
void pl_found_end_document(struct pl_run *run);
/* Give the findings to the sink, in order, and forget them. */
void pl_found_flush(struct pl_run *run);

/* mistake.c: add a finding for a mistake of the reader's (`self`: the run). The
 * second function marks those of the document that are not worth telling. */
void pl_found_mistake(void *self, const struct pl_mistake *mistake);
void pl_mistakes_drop(struct pl_run *run);

/* message.c: fill `said` with the message of a failed assertion and with the
 * suggestion, if there is one. Both texts last until the next call. */
void pl_message_render(struct pl_run *run, const struct pl_plan_case *what,
                       const struct subject *subject, const char *keyword,
                       struct pl_said *said);

/* suggestion.c: add the suggestion to the finding: a hint beside the caret and,
 * if possible, a fix. */
void pl_suggest(struct pl_run *run, const struct pl_report_request *request,
                struct pl_finding *finding);
/* Let a fix replace the token as it is worded. */
void pl_suggest_fix(struct pl_run *run, const struct extent *token,
                    const struct pl_wording *wording,
                    struct pl_finding *finding);

/* origin.c: translate a span of the document's text to one of the source that
 * holds the document. Without an origin the two are the same. */
struct pl_span pl_source_span(const struct pl_run *run, struct pl_span span);
struct pl_region pl_source_region(struct pl_run *run, struct pl_span span);
/* Translate an edit in the same way and copy its text. Returns false if the
 * source cannot be edited there. */
bool pl_source_edit(struct pl_run *run, struct pl_edit *edit);

/* excerpt.c: the source line of `offset` (of the source), without what must not
 * be shown. The text lives in `arena`. */
struct pl_excerpt pl_excerpt_at(struct pl_run *run, uint64_t offset,
                                struct pl_arena *arena);
/* anchor.c: copy the source lines of all places before `limit` that findings
 * name. */
void pl_settle_excerpts(struct pl_run *run, uint64_t limit);

/* mask.c: spans of the source that are never shown. A mask is forgotten when no
 * excerpt can show it any more. */
struct pl_mask_range {
    const struct pl_span *items; /* sorted by offset */
    size_t count;
};
/* Add a mask for `span`; the masks that overlap `span`; whether there is one;
 * forget the masks that end at or before `offset`. */
void pl_mask(struct pl_run *run, struct pl_span span);
struct pl_mask_range pl_masks_in(const struct pl_run *run, struct pl_span span);
bool pl_is_masked(const struct pl_run *run, struct pl_span span);
void pl_masks_forget(struct pl_run *run, uint64_t offset);

/* secret.c: find the first piece of `text` that looks like an e-mail address, a
 * phone number, a card number or an API key. Such text is not shown, even if a
 * mistake has put it in the wrong place. `*out` counts bytes from the start of
 * `text`. */
bool pl_secret_find(struct pl_slice text, struct pl_span *out);
/* Tell whether there is one; append `text` with *** in its place. If the rules
 * let everything be shown, there are none. */
bool pl_secret_is_in(const struct pl_run *run, struct pl_slice text);
void pl_secret_add_without(const struct pl_run *run, struct pl_buf *out,
                           struct pl_slice text);

/* silence.c: note that a rule spoke at `offset`. `rule` is its index; SIZE_MAX:
 * no rule. Only rules that others wait for are noted. */
void pl_spoken_add(struct pl_run *run, size_t rule, uint64_t offset);
/* Tell whether a rule spoke in `span`, in this document. */
bool pl_has_spoken(struct pl_run *run, size_t rule, struct pl_span span);
/* Tell whether a rule is silenced at `span` by a rule that nothing can
 * silence. */
bool pl_is_silenced_for_good(struct pl_run *run, const struct pl_rule *rule,
                             struct pl_span span);
/* Tell whether a rule will certainly be silenced at `span`. That is so if
 * another rule has spoken there that this one waits for, and this one also
 * waits for all that might silence the other. False may mean: not known. */
bool pl_is_silenced_anyhow(struct pl_run *run, const struct pl_rule *rule,
                           struct pl_span span);
/* The document has ended: mark the findings of silenced rules as dropped. */
void pl_silences_settle(struct pl_run *run);
/* Forget where rules spoke. */
void pl_spoken_clear(struct pl_run *run);

#endif
