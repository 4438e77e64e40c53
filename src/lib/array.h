/*
 * Array: a large array that is checked in parts of its elements. A part is read
 * as an array of its own; that the parts have no mistakes in their JSON proves
 * that each was cut where an element ends. Where one has, or where what a part
 * says depends on the text of another, all of the file is checked by one thread
 * instead, as if there had been no parts: what was found is not told before the
 * last of them was checked, as that of any document.
 */
#ifndef PL_LIB_ARRAY_H
#define PL_LIB_ARRAY_H

#include "input/seam.h"
#include "lib/session.h"

struct pl_array;
struct pl_lot;

/* Look at the beginning of a job's file, open as `fd`, which `input` is about.
 * Returns false if it is to be checked as a whole; else `*input` is that of a
 * part. `*out` is to be freed in any case. */
bool pl_array_new(struct pl_array **out, struct pl_session *session,
                  const struct pl_job *job, int fd, struct pl_run_input *input);

/* Free with what is kept. NULL is fine. */
void pl_array_free(struct pl_array *array);

/* Where the elements are told apart. */
const struct pl_seam *pl_array_seam(const struct pl_array *array);

/* Take the next part, behind `*told`, which moves to its end. Returns false if
 * the file is to be checked as a whole: then all is as before its first part.
 */
bool pl_array_take(struct pl_array *array, struct pl_session *session,
                   struct pl_lot *lot, struct pl_run_end *told);

/* Tell what was found, once all parts were taken. */
void pl_array_say(const struct pl_array *array, struct pl_session *session);

#endif
