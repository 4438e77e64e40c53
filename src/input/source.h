/*
 * Source: one input opened for reading: a file, or standard input. It feeds a
 * window; what is compressed is decompressed on the way. Where nothing that
 * holds payloads is behind a path (a folder, a device, a socket), opening says
 * so.
 */
#ifndef PL_INPUT_SOURCE_H
#define PL_INPUT_SOURCE_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/status.h"
#include "input/ahead.h"
#include "input/unpack.h"
#include "model/window.h"

struct pl_source {
    struct pl_slice name; /* as reached: `dir/a.json`, `-` */
    struct pl_heap *heap; /* NULL: nothing is decompressed */
    int fd;
    uint64_t size; /* of a regular file when it was opened; else 0 */
    atomic_uint_fast64_t read_bytes; /* and given */
    bool is_over;   /* a file of known size was read to its end … */
    bool has_grown; /* … and there was more */
    bool is_regular;
    int error; /* errno of a failed read; 0: the file changed meanwhile */
    bool is_begun;
    struct pl_unpack unpack; /* used where the first bytes ask for it */
    bool may_read_ahead;     /* decompress much in a thread of its own; stays
                                as it is when a source is opened */
    struct pl_ahead ahead;
};

/* Make a source that is not open; without a heap it takes everything as it is.
 */
void pl_source_init(struct pl_source *source, struct pl_heap *heap);

/* Open `name` (`-`: standard input), whose bytes must outlive the source and be
 * terminated. PL_STATUS_NO_FILE, _DENIED, _KIND or _IO if not, with `error` set
 * (EISDIR for a folder) and nothing to close. */
enum pl_status pl_source_open(struct pl_source *source, struct pl_slice name);

/* The same for what was a regular file when a folder was walked: it is not
 * looked at again before it is opened, unless it is another thing by now. */
enum pl_status pl_source_open_found(struct pl_source *source,
                                    struct pl_slice name);
void pl_source_close(struct pl_source *source);

/* Tell whether what was read is decompressed; known once something was. */
bool pl_source_is_packed(const struct pl_source *source);

/* The feed of an open source, which must outlive the window. A regular file
 * that gives fewer or more bytes than its size said (it was written to while it
 * was read) ends in PL_STATUS_IO with `error` 0. */
struct pl_feed pl_source_feed(struct pl_source *source);

/* Append a sentence for people about why the feed came to `status`. */
void pl_source_tell(const struct pl_source *source, enum pl_status status,
                    struct pl_buf *out);

/* Append a sentence for people about why `status`, with the errno `error` (0:
 * none), came about: "no such file or folder: check the path". */
void pl_source_explain(enum pl_status status, int error, struct pl_buf *out);

#endif
