/* realpath() is an X/Open extension of POSIX. */
#define _XOPEN_SOURCE 700

#include "report/destination.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

#define MAX_TRIES 100

void pl_destination_init(struct pl_destination *file, struct pl_heap *heap) {
    *file = (struct pl_destination){.fd = -1};
    pl_buf_init(&file->path, heap);
    pl_buf_init(&file->beside, heap);
}

static int borrow(struct pl_destination *file, int fd) {
    file->fd = fd;
    return fcntl(fd, F_GETFL) < 0 ? errno : 0;
}

/* The descriptor for which a path is another name, or -1. */
static int named_descriptor(const char *path) {
    static const char folder[] = "/dev/fd/";
    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0)
        return STDOUT_FILENO;
    if (strcmp(path, "/dev/stderr") == 0)
        return STDERR_FILENO;
    if (strncmp(path, folder, sizeof folder - 1) != 0)
        return -1;
    char *end;
    const char *digits = path + sizeof folder - 1;
    long fd = strtol(digits, &end, 10);
    return *digits && !*end && fd >= 0 && fd <= INT_MAX ? (int)fd : -1;
}

/* The standard stream, output or error, that is redirected to the file, or -1.
 * Such a file must not be replaced. */
static int standard_stream(const struct stat *info) {
    for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++) {
        struct stat stream;
        if (fstat(fd, &stream) == 0 && stream.st_dev == info->st_dev &&
            stream.st_ino == info->st_ino)
            return fd;
    }
    return -1;
}

/* Open something that exists. For a regular file, this only tests whether it
 * may be written. */
static int open_there(struct pl_destination *file, const char *path,
                      const struct stat *info) {
    char real[PATH_MAX];
    int fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    file->fd = fd;
    file->is_ours = true;
    if (!S_ISREG(info->st_mode))
        return 0;
    close(fd);
    file->fd = -1;
    if (!realpath(path, real))
        return errno;
    pl_buf_add_str(&file->path, real);
    file->mode = info->st_mode & 07777;
    file->owner = info->st_uid;
    file->group = info->st_gid;
    return 0;
}

static void name_beside(struct pl_destination *file, int number) {
    const char *path = file->path.data;
    const char *slash = strrchr(path, '/');
    pl_buf_clear(&file->beside);
    if (slash)
        pl_buf_add(&file->beside, path, (size_t)(slash - path) + 1);
    pl_buf_add_format(&file->beside, ".paylint-%ld-%d", (long)getpid(), number);
}

static int open_beside(struct pl_destination *file) {
    for (int number = 0; number < MAX_TRIES; number++) {
        name_beside(file, number);
        file->fd = open(file->beside.data,
                        O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file->fd >= 0 || errno != EEXIST)
            break;
    }
    file->is_ours = true;
    if (file->fd >= 0)
        return 0;
    pl_buf_clear(&file->beside);
    return errno;
}

int pl_destination_open(struct pl_destination *file, const char *path) {
    struct stat info;
    int fd = named_descriptor(path);
    if (fd >= 0)
        return borrow(file, fd);
    if (stat(path, &info) == 0) {
        fd = standard_stream(&info);
        if (fd >= 0)
            return borrow(file, fd);
        int error = open_there(file, path, &info);
        return error != 0 || file->fd >= 0 ? error : open_beside(file);
    }
    if (errno != ENOENT)
        return errno;
    if (lstat(path, &info) == 0)
        return ENOENT; /* a link that leads nowhere */
    file->is_new = true;
    pl_buf_add_str(&file->path, path);
    return open_beside(file);
}

/* Give the new file the old owner, if that is allowed, and then the old mode,
 * which a change of owner resets. */
static int keep_mode(const struct pl_destination *file) {
    if (file->is_new)
        return 0;
    if (fchown(file->fd, file->owner, file->group) != 0 &&
        fchmod(file->fd, file->mode & 0777) != 0)
        return errno;
    return fchmod(file->fd, file->mode & 0777) == 0 ? 0 : errno;
}

int pl_destination_commit(struct pl_destination *file) {
    if (file->fd < 0 || !file->is_ours)
        return 0;
    int error = file->beside.len > 0 ? keep_mode(file) : 0;
    int fd = file->fd;
    file->fd = -1;
    if (close(fd) != 0 && error == 0)
        error = errno;
    if (error == 0 && file->beside.len > 0 &&
        rename(file->beside.data, file->path.data) != 0)
        error = errno;
    if (error == 0)
        pl_buf_clear(&file->beside);
    return error;
}

void pl_destination_fini(struct pl_destination *file) {
    if (file->fd >= 0 && file->is_ours)
        close(file->fd);
    file->fd = -1;
    if (file->beside.len > 0)
        unlink(file->beside.data);
    pl_buf_fini(&file->path);
    pl_buf_fini(&file->beside);
}
