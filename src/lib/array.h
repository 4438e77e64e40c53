/*
 * Array: a file that is one large array, checked in parts of its elements. Each
 * part is read as an array of its own. Where elements end is guessed
 * (input/seam.h); if the JSON of every part is well-formed, the guess was
 * right.
 *
 * If a part is malformed, or its findings depend on the text of another part,
 * one thread checks the whole file instead, as if there had been no parts. So
 * the findings are reported only when the last part has been checked, as for
 * any document.
 */
#ifndef PL_LIB_ARRAY_H
#define PL_LIB_ARRAY_H

#include "input/seam.h"
#include "lib/session.h"

struct pl_array;
struct pl_lot;

/* Look at the beginning of the file of `job`, open as `fd`. `*input` is what is
 * known of the file. Returns true if the file can be checked in parts; `*input`
 * is then completed for them. The caller must free `*out` in any case. */
bool pl_array_new(struct pl_array **out, struct pl_session *session,
                  const struct pl_job *job, int fd, struct pl_run_input *input);

/* Free an array with the findings that it keeps. NULL is allowed. */
void pl_array_free(struct pl_array *array);

/* How to find the commas between its elements. */
const struct pl_seam *pl_array_seam(const struct pl_array *array);

/* Take the checked part `lot`, which begins at `*told`; `*told` moves to its
 * end. Returns false if the whole file must be checked by one thread: the
 * session's tallies are then as before the first part. */
bool pl_array_take(struct pl_array *array, struct pl_session *session,
                   struct pl_lot *lot, struct pl_run_end *told);

/* Report what was found in all parts, after the last one was taken. */
void pl_array_say(const struct pl_array *array, struct pl_session *session);

#endif
