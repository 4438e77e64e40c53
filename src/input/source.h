/*
 * Source: one input opened for reading: a file or standard input. It is a feed
 * for a window, and decompresses what is compressed. A folder, a device or a
 * socket cannot be opened.
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
    struct pl_slice name; /* as given or found: `dir/a.json`, `-` */
    struct pl_heap *heap; /* NULL: nothing is decompressed */
    int fd;
    uint64_t size; /* of a regular file when it was opened; else 0 */
    atomic_uint_fast64_t read_bytes; /* that were read and given */
    bool is_over;   /* a file of known size was read to its end */
    bool has_grown; /* it has more bytes than its size said */
    bool is_regular;
    int error; /* errno of a failed read; 0: the file changed meanwhile */
    bool is_begun;
    struct pl_unpack unpack; /* used if the first bytes are compressed */
    bool may_read_ahead;     /* a thread may decompress a large file ahead; not
                                changed by opening */
    struct pl_ahead ahead;
};

/* Make a source that is not open. Without a heap nothing is decompressed. */
void pl_source_init(struct pl_source *source, struct pl_heap *heap);

/* Open `name` (`-`: standard input), which must outlive the source and end with
 * a NUL. If that fails, the result is PL_STATUS_NO_FILE, _DENIED, _KIND or _IO,
 * `error` is set (EISDIR for a folder), and there is nothing to close. */
enum pl_status pl_source_open(struct pl_source *source, struct pl_slice name);

/* The same for a regular file found in a folder. It is opened without another
 * look, unless it turns out to be something else by now. */
enum pl_status pl_source_open_found(struct pl_source *source,
                                    struct pl_slice name);
void pl_source_close(struct pl_source *source);

/* Tell whether the source is compressed. Known once something was read. */
bool pl_source_is_packed(const struct pl_source *source);

/* The feed of an open source, which must outlive the window. If a regular file
 * has fewer or more bytes than its size said (it was written while it was
 * read), the feed ends with PL_STATUS_IO and `error` 0. */
struct pl_feed pl_source_feed(struct pl_source *source);

/* Append a sentence for people about the status `status` of the feed. */
void pl_source_tell(const struct pl_source *source, enum pl_status status,
                    struct pl_buf *out);

/* Append a sentence for people about `status` and the errno `error` (0: none):
 * "no such file or folder: check the path". */
void pl_source_explain(enum pl_status status, int error, struct pl_buf *out);

#endif
