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

static int open_again(const char *path, int flags) {
    int fd;
    do {
        fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags);
    } while (fd < 0 && errno == EINTR);
    return fd;
}

static bool holds_payloads(const struct stat *info) {
    return S_ISREG(info->st_mode) || S_ISFIFO(info->st_mode);
}

/* A small file is read at once: advice would not help. */
#define SMALL ((uint64_t)128 * 1024)

static void expect_sequential(const struct pl_source *source) {
#ifdef POSIX_FADV_SEQUENTIAL
    /* If the advice is refused, nothing is lost. */
    if (source->size > SMALL)
        (void)posix_fadvise(source->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
#else
    (void)source;
#endif
}

/* Begin to read at offset `at`. */
static enum pl_status begin(struct pl_source *source, const struct stat *info,
                            off_t at) {
    source->is_regular = S_ISREG(info->st_mode);
    if (source->is_regular && at >= 0 && at < info->st_size)
        source->size = (uint64_t)(info->st_size - at);
    expect_sequential(source);
    return PL_STATUS_OK;
}

/* Standard input may be anything that can be read, even a terminal or a
 * socket. */
static enum pl_status open_stdin(struct pl_source *source) {
    struct stat info;

    source->fd = STDIN_FILENO;
    if (fstat(source->fd, &info) != 0)
        return fail_errno(source);
    if (S_ISDIR(info.st_mode))
        return fail(source, PL_STATUS_KIND, EISDIR);
    return begin(source, &info, lseek(source->fd, 0, SEEK_CUR));
}

static size_t read_raw(void *self, char *into, size_t room,
                       enum pl_status *status);

void pl_source_init(struct pl_source *source, struct pl_heap *heap) {
    *source = (struct pl_source){.heap = heap, .fd = -1};
}

static void start_over(struct pl_source *source, struct pl_slice name) {
    struct pl_heap *heap = source->heap;
    *source = (struct pl_source){.name = name,
                                 .heap = heap,
                                 .fd = -1,
                                 .may_read_ahead = source->may_read_ahead};
    pl_ahead_init(&source->ahead, heap);
    pl_unpack_init(&source->unpack, heap, (struct pl_feed){read_raw, source});
}

static enum pl_status refuse_kind(struct pl_source *source,
                                  const struct stat *info) {
    return fail(source, PL_STATUS_KIND, S_ISDIR(info->st_mode) ? EISDIR : 0);
}

enum pl_status pl_source_open(struct pl_source *source, struct pl_slice name) {
    struct stat info;

    start_over(source, name);
    if (pl_slice_is(name, "-"))
        return open_stdin(source);

    /* Looked at before it is opened, because opening a device can block or do
     * something; and again after that, because it may be another file by
     * then. */
    if (stat(name.data, &info) != 0)
        return fail_errno(source);
    if (!holds_payloads(&info))
        return refuse_kind(source, &info);
    source->fd = open_again(name.data, 0);
    if (source->fd < 0 || fstat(source->fd, &info) != 0)
        return fail_errno(source);
    if (!holds_payloads(&info))
        return refuse_kind(source, &info);
    return begin(source, &info, 0);
}

enum pl_status pl_source_open_found(struct pl_source *source,
                                    struct pl_slice name) {
    struct stat info;

    start_over(source, name);
    source->fd = open_again(name.data, O_NONBLOCK);
    if (source->fd < 0 || fstat(source->fd, &info) != 0)
        return fail_errno(source);
    if (S_ISREG(info.st_mode))
        return begin(source, &info, 0);
    pl_source_close(source);
    return pl_source_open(source, name);
}

void pl_source_close(struct pl_source *source) {
    pl_ahead_end(&source->ahead);
    pl_unpack_fini(&source->unpack);
    if (source->fd > STDIN_FILENO)
        close(source->fd);
    source->fd = -1;
}

/* Wait until `fd`, which does not block, can be read. */
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

/* Tell whether the size is known: files of /proc seem to be empty, but are
 * not. */
static bool knows_size(const struct pl_source *source) {
    return source->is_regular && source->size > 0;
}

static size_t refuse_change(struct pl_source *source, enum pl_status *status) {
    source->error = 0;
    *status = PL_STATUS_IO;
    return 0;
}

/* One byte more than the file should have is asked for. If it does not come,
 * that is the end of the file. If it comes, the file has grown, which is
 * reported after all bytes that it had. */
static size_t read_raw(void *self, char *into, size_t room,
                       enum pl_status *status) {
    struct pl_source *source = self;
    uint64_t left =
        knows_size(source) ? source->size - source->read_bytes : UINT64_MAX;
    size_t most = left < room ? (size_t)left + 1 : room;

    if (room == 0 || source->is_over)
        return 0;
    if (source->has_grown)
        return refuse_change(source, status);
    ssize_t got = read_again(source->fd, into, most);
    if (got < 0) {
        source->error = errno;
        *status = PL_STATUS_IO;
        return 0;
    }
    source->has_grown = (uint64_t)got > left;
    size_t given = source->has_grown ? (size_t)left : (size_t)got;
    source->read_bytes += given;
    source->is_over = given == left && (size_t)got < most;
    bool is_short = knows_size(source) && given == 0 && !source->is_over;
    return is_short ? refuse_change(source, status) : given;
}

/* Less than this is decompressed before another thread would have begun. */
#define AHEAD_FROM ((uint64_t)1024 * 1024)

static size_t read_packed(void *self, char *into, size_t room,
                          enum pl_status *status) {
    struct pl_source *source = self;
    return pl_unpack_read(&source->unpack, into, room, status);
}

/* A pipe is not read ahead, because a thread that waits for it could not be
 * stopped. */
static bool begins_ahead(struct pl_source *source) {
    if (!source->may_read_ahead || !source->is_regular ||
        source->unpack.made < AHEAD_FROM)
        return false;
    source->may_read_ahead =
        pl_ahead_begin(&source->ahead, (struct pl_feed){read_packed, source});
    return source->may_read_ahead;
}

static size_t read_on(struct pl_source *source, char *into, size_t room,
                      enum pl_status *status) {
    if (source->ahead.is_running || begins_ahead(source))
        return pl_ahead_read(&source->ahead, into, room, status);
    return pl_unpack_read(&source->unpack, into, room, status);
}

/* The first bytes show whether the source is compressed. */
static size_t read_source(void *self, char *into, size_t room,
                          enum pl_status *status) {
    struct pl_source *source = self;
    struct pl_unpack *unpack = &source->unpack;

    if (unpack->in)
        return read_on(source, into, room, status);
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
    char text[128];
    if (error == 0) {
        pl_buf_add_str(out, "the file changed while it was read: check it "
                            "again once it is written");
        return;
    }
    /* strerror() need not be safe in threads */
    if (strerror_r(error, text, sizeof text) != 0)
        text[0] = '\0';
    pl_buf_add_str(out, "cannot be read: ");
    pl_buf_add_str(out, text);
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
