/*
 * Complaint: a mistake in the making. It is begun at a place, given edits and
 * related places, and sent.
 */
#ifndef PL_JSON_COMPLAIN_H
#define PL_JSON_COMPLAIN_H

#include "json/state.h"

#define PL_COMPLAINT_EDITS 2

struct pl_complaint {
    struct pl_mistake mistake;
    struct pl_edit edits[PL_COMPLAINT_EDITS];
};

/* Begin a complaint about the bytes from `start` to `end`, in the window. */
void pl_complain_about(pl_reader *reader, struct pl_complaint *complaint,
                       enum pl_mistake_kind kind, struct pl_span span);

/* Move its start to a mark. */
void pl_complain_from(pl_reader *reader, struct pl_complaint *complaint,
                      struct pl_mark start);

/* Add a remedy: replace `span` of the source by `text`. */
void pl_complain_edit(struct pl_complaint *complaint, struct pl_span span,
                      struct pl_slice text);

/* Name the remedy. */
void pl_complain_title(struct pl_complaint *complaint, const char *title,
                       bool is_safe);

/* Add a related place; they are given in the order of the text. */
void pl_complain_relate(pl_reader *reader, struct pl_complaint *complaint,
                        struct pl_place start, struct pl_place end,
                        const char *message);

/* Report it with a message. */
void pl_reader_complain(pl_reader *reader, struct pl_complaint *complaint,
                        const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* All of it at once, for one without a remedy. */
void pl_complain_plainly(pl_reader *reader, enum pl_mistake_kind kind,
                         struct pl_span span, const char *message);

/* A piece of the text, short enough for a message; valid until the next call:
 * at most 40 bytes, whole characters. */
struct pl_slice pl_complain_quote(pl_reader *reader, struct pl_span span);

#endif
