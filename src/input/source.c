#include "input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

static enum pl_status status_of(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return PL_STATUS_NO_FILE;
    case EACCES:
    case EPERM:
        return PL_STATUS_DENIED;
    default:
        return PL_STATUS_IO;
    }
}

static enum pl_status fail(struct pl_source *source, enum pl_status status,
                           int error) {
    if (source->fd > STDIN_FILENO)
        close(source->fd);
    source->fd = -1;
    source->error = error;
    return status;
}

static enum pl_status fail_errno(struct pl_source *source) {
    int error = errno;
    return fail(source, status_of(error), error);
}

static int open_again(const char *path) {
    int fd;
    do {
        fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    } while (fd < 0 && errno == EINTR);
    return fd;
}

static bool holds_payloads(const struct stat *info) {
    return S_ISREG(info->st_mode) || S_ISFIFO(info->st_mode);
}

static void expect_sequential(int fd) {
#ifdef POSIX_FADV_SEQUENTIAL
    /* Advice: nothing is lost where it is refused. */
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
#else
    (void)fd;
#endif
}

static enum pl_status begin(struct pl_source *source, const struct stat *info) {
    source->is_regular = S_ISREG(info->st_mode);
    if (!source->is_regular)
        return PL_STATUS_OK;
    off_t at = lseek(source->fd, 0, SEEK_CUR);
    if (at >= 0 && at < info->st_size)
        source->size = (uint64_t)(info->st_size - at);
    expect_sequential(source->fd);
    return PL_STATUS_OK;
}

/* Standard input may be anything that can be read, a terminal or a socket too.
 */
static enum pl_status open_stdin(struct pl_source *source) {
    struct stat info;

    source->fd = STDIN_FILENO;
    if (fstat(source->fd, &info) != 0)
        return fail_errno(source);
    if (S_ISDIR(info.st_mode))
        return fail(source, PL_STATUS_KIND, EISDIR);
    return begin(source, &info);
}

static size_t read_raw(void *self, char *into, size_t room,
                       enum pl_status *status);

void pl_source_init(struct pl_source *source, struct pl_heap *heap) {
    *source = (struct pl_source){.heap = heap, .fd = -1};
}

static void start_over(struct pl_source *source, struct pl_slice name) {
    struct pl_heap *heap = source->heap;
    *source = (struct pl_source){.name = name, .heap = heap, .fd = -1};
    pl_unpack_init(&source->unpack, heap, (struct pl_feed){read_raw, source});
}

enum pl_status pl_source_open(struct pl_source *source, struct pl_slice name) {
    struct stat info;

    start_over(source, name);
    if (pl_slice_is(name, "-"))
        return open_stdin(source);

    /* Looked at before it is opened, because opening a device can block or do
     * something, and again after, because it may be another by then. */
    if (stat(name.data, &info) != 0)
        return fail_errno(source);
    if (!holds_payloads(&info))
        return fail(source, PL_STATUS_KIND, S_ISDIR(info.st_mode) ? EISDIR : 0);
    source->fd = open_again(name.data);
    if (source->fd < 0 || fstat(source->fd, &info) != 0)
        return fail_errno(source);
    if (!holds_payloads(&info))
        return fail(source, PL_STATUS_KIND, S_ISDIR(info.st_mode) ? EISDIR : 0);
    return begin(source, &info);
}

void pl_source_close(struct pl_source *source) {
    pl_unpack_fini(&source->unpack);
    if (source->fd > STDIN_FILENO)
        close(source->fd);
    source->fd = -1;
}

/* Wait until `fd`, which does not block, has something. */
static void wait_for(int fd) {
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    (void)poll(&ready, 1, -1);
}

static ssize_t read_again(int fd, char *into, size_t room) {
    for (;;) {
        ssize_t got = read(fd, into, room < SSIZE_MAX ? room : SSIZE_MAX);
        if (got >= 0 || (errno != EINTR && errno != EAGAIN))
            return got;
        if (errno == EAGAIN)
            wait_for(fd);
    }
}

/* Files of /proc say that they are empty and are not. */
static bool has_changed(const struct pl_source *source, bool at_end) {
    if (!source->is_regular || source->size == 0)
        return false;
    return source->read_bytes > source->size ||
           (at_end && source->read_bytes < source->size);
}

/* What a file has grown by is not asked for: all that it had is given before
 * that is told. */
static size_t limit_room(const struct pl_source *source, size_t room) {
    uint64_t left = source->size > source->read_bytes
                        ? source->size - source->read_bytes
                        : room;
    return source->is_regular && left < room ? (size_t)left : room;
}

static size_t read_raw(void *self, char *into, size_t room,
                       enum pl_status *status) {
    struct pl_source *source = self;

    if (room == 0)
        return 0;
    ssize_t got = read_again(source->fd, into, limit_room(source, room));
    if (got < 0) {
        source->error = errno;
        *status = PL_STATUS_IO;
        return 0;
    }
    source->read_bytes += (size_t)got;
    if (has_changed(source, got == 0)) {
        source->error = 0;
        *status = PL_STATUS_IO;
        return 0;
    }
    return (size_t)got;
}

/* The first bytes tell whether they are compressed. */
static size_t read_source(void *self, char *into, size_t room,
                          enum pl_status *status) {
    struct pl_source *source = self;
    struct pl_unpack *unpack = &source->unpack;

    if (unpack->in)
        return pl_unpack_read(unpack, into, room, status);
    size_t got = read_raw(source, into, room, status);
    struct pl_slice start = pl_slice_of(into, got);
    bool is_packed = !source->is_begun && source->heap &&
                     (pl_codec_of(start) || pl_codec_may_be(start));
    source->is_begun = true;
    if (!is_packed)
        return got;
    pl_unpack_begin(unpack, start, status);
    return pl_unpack_read(unpack, into, room, status);
}

bool pl_source_is_packed(const struct pl_source *source) {
    return source->unpack.codec != NULL;
}

struct pl_feed pl_source_feed(struct pl_source *source) {
    return (struct pl_feed){read_source, source};
}

static void explain_io(int error, struct pl_buf *out) {
    if (error == 0) {
        pl_buf_add_str(out, "the file changed while it was read: check it "
                            "again once it is written");
        return;
    }
    pl_buf_add_str(out, "cannot be read: ");
    pl_buf_add_str(out, strerror(error));
}

void pl_source_explain(enum pl_status status, int error, struct pl_buf *out) {
    switch (status) {
    case PL_STATUS_OK:
        return;
    case PL_STATUS_NO_MEMORY:
        pl_buf_add_str(out, "out of memory");
        return;
    case PL_STATUS_NO_FILE:
        pl_buf_add_str(out, "no such file or folder: check the path");
        return;
    case PL_STATUS_DENIED:
        pl_buf_add_str(out, "no permission to read it");
        return;
    case PL_STATUS_IO:
        explain_io(error, out);
        return;
    case PL_STATUS_DAMAGED:
        pl_buf_add_str(out, "its compressed data is damaged");
        return;
    case PL_STATUS_KIND:
        pl_buf_add_str(out, error == EISDIR
                                ? "a folder, where a file is needed"
                                : "a device or a socket: give a file, a "
                                  "folder or a pipe");
        return;
    case PL_STATUS_RULES:
        pl_buf_add_str(out, "the rules have mistakes");
        return;
    }
}

void pl_source_tell(const struct pl_source *source, enum pl_status status,
                    struct pl_buf *out) {
    if (status == PL_STATUS_DAMAGED)
        pl_unpack_explain(&source->unpack, out);
    else
        pl_source_explain(status, source->error, out);
}
