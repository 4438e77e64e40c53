#include "input/stretch.h"

#include <errno.h>
#include <sys/types.h>
#include <unistd.h>

#define LOOK 4096

long pl_stretch_read(int fd, char *into, size_t room, uint64_t at) {
    ssize_t got;
    do {
        got = pread(fd, into, room, (off_t)at);
    } while (got < 0 && errno == EINTR);
    return (long)got;
}

/* Put brackets in place of the commas, where the stretch needs them. */
static void put_brackets(const struct pl_stretch *stretch, char *bytes,
                         size_t len) {
    if (stretch->opens && stretch->at == stretch->from)
        bytes[0] = '[';
    if (stretch->closes && stretch->at + len == stretch->end)
        bytes[len - 1] = ']';
}

/* Tell, at the end of the file, whether the file has grown. */
static bool has_grown(const struct pl_stretch *stretch) {
    char next;
    return stretch->is_last &&
           pl_stretch_read(stretch->fd, &next, 1, stretch->at) > 0;
}

static size_t read_on(void *self, char *into, size_t room,
                      enum pl_status *status) {
    struct pl_stretch *stretch = self;
    uint64_t left = stretch->end - stretch->at;
    if (room > left)
        room = (size_t)left;
    long got = pl_stretch_read(stretch->fd, into, room, stretch->at);
    if (got > 0) {
        put_brackets(stretch, into, (size_t)got);
        stretch->at += (uint64_t)got;
        return (size_t)got;
    }
    stretch->error = got < 0 ? errno : 0;
    if (got < 0 || left > 0 || has_grown(stretch))
        *status = PL_STATUS_IO;
    return 0;
}

struct pl_feed pl_stretch_feed(struct pl_stretch *stretch) {
    stretch->at = stretch->from;
    return (struct pl_feed){read_on, stretch};
}

uint64_t pl_stretch_line_end(int fd, uint64_t from, uint64_t size) {
    char bytes[LOOK];
    while (from < size) {
        long got = pl_stretch_read(fd, bytes, sizeof bytes, from);
        if (got <= 0)
            break;
        const char *end = memchr(bytes, '\n', (size_t)got);
        from += end ? (uint64_t)(end - bytes) + 1 : (uint64_t)got;
        if (end)
            return from < size ? from : size;
    }
    return size;
}
