#include "report/output.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#define FLUSH_AT (64 * 1024)

void pl_output_init(struct pl_output *out, struct pl_heap *heap, int fd) {
    *out = (struct pl_output){.fd = fd};
    pl_buf_init(&out->buf, heap);
}

void pl_output_fini(struct pl_output *out) {
    pl_buf_fini(&out->buf);
}

/* Wait until `fd`, which does not block, can be written. */
static void wait_for(int fd) {
    struct pollfd ready = {.fd = fd, .events = POLLOUT};
    (void)poll(&ready, 1, -1);
}

/* Write all of `bytes`, in as many pieces as needed. Returns 0 or an errno. */
static int write_all(int fd, struct pl_slice bytes) {
    while (bytes.len > 0) {
        size_t len = bytes.len < SSIZE_MAX ? bytes.len : SSIZE_MAX;
        ssize_t done = write(fd, bytes.data, len);
        if (done < 0 && errno == EAGAIN) {
            wait_for(fd);
            continue;
        }
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return errno;
        bytes = pl_slice_of(bytes.data + done, bytes.len - (size_t)done);
    }
    return 0;
}

static void drain(struct pl_output *out) {
    if (out->error == 0 && out->buf.len > 0)
        out->error = write_all(out->fd, pl_buf_slice(&out->buf));
    pl_buf_clear(&out->buf);
}

void pl_output_write(struct pl_output *out, struct pl_slice bytes) {
    if (out->error != 0)
        return;
    pl_buf_add_slice(&out->buf, bytes);
    if (out->buf.len >= FLUSH_AT)
        drain(out);
}

void pl_output_str(struct pl_output *out, const char *text) {
    pl_output_write(out, pl_slice_str(text));
}

void pl_output_format(struct pl_output *out, const char *format, ...) {
    char text[512];
    va_list args;

    va_start(args, format);
    int len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (len < 0)
        return;
    size_t shown = (size_t)len < sizeof text ? (size_t)len : sizeof text - 1;
    pl_output_write(out, pl_slice_of(text, shown));
}

void pl_output_fail(struct pl_output *out, int error) {
    drain(out);
    if (out->error == 0)
        out->error = error;
}

enum pl_status pl_output_flush(struct pl_output *out) {
    drain(out);
    return out->error == 0 ? PL_STATUS_OK : PL_STATUS_IO;
}
