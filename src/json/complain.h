/*
 * Complaint: a mistake while it is being described. A complaint is started for
 * a place, is given edits and related places, and is then sent to the listener.
 */
#ifndef PL_JSON_COMPLAIN_H
#define PL_JSON_COMPLAIN_H

#include "json/state.h"

#define PL_COMPLAINT_EDITS 2

struct pl_complaint {
    struct pl_mistake mistake;
    struct pl_edit edits[PL_COMPLAINT_EDITS];
};

/* Start a complaint about the bytes of `span`, which are in the window. */
void pl_complain_about(pl_reader *reader, struct pl_complaint *complaint,
                       enum pl_mistake_kind kind, struct pl_span span);

/* Move the start of the complaint to the place of `start`. */
void pl_complain_from(pl_reader *reader, struct pl_complaint *complaint,
                      struct pl_mark start);

/* Add an edit to the fix: replace `span` of the source by `text`. At most
 * PL_COMPLAINT_EDITS. */
void pl_complain_edit(struct pl_complaint *complaint, struct pl_span span,
                      struct pl_slice text);

/* Set the title of the fix. */
void pl_complain_title(struct pl_complaint *complaint, const char *title,
                       bool is_safe);

/* Add a related place. Call in the order of the text. */
void pl_complain_relate(pl_reader *reader, struct pl_complaint *complaint,
                        struct pl_place start, struct pl_place end,
                        const char *message);

/* Send the complaint with a message, formatted as by printf. */
void pl_reader_complain(pl_reader *reader, struct pl_complaint *complaint,
                        const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Start and send a complaint that has no fix. */
void pl_complain_plainly(pl_reader *reader, enum pl_mistake_kind kind,
                         struct pl_span span, const char *message);

/* The beginning of a piece of the text, for use in a message: at most 40 bytes,
 * whole characters. Valid until the next call. */
struct pl_slice pl_complain_quote(pl_reader *reader, struct pl_span span);

#endif
