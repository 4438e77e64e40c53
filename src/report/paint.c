#include "report/paint.h"

static const char *const codes[] = {
    [PL_PAINT_NONE] = "",
    [PL_PAINT_PLACE] = "\x1b[1m",
    [PL_PAINT_RULE] = "\x1b[2m",
    [PL_PAINT_GUTTER] = "\x1b[1;34m",
    [PL_PAINT_ERROR] = "\x1b[1;31m",
    [PL_PAINT_WARNING] = "\x1b[1;33m",
    [PL_PAINT_INFO] = "\x1b[1;36m",
};

enum pl_paint pl_paint_level(enum pl_severity severity) {
    switch (severity) {
    case PL_SEVERITY_OFF:
        return PL_PAINT_NONE;
    case PL_SEVERITY_INFO:
        return PL_PAINT_INFO;
    case PL_SEVERITY_WARNING:
        return PL_PAINT_WARNING;
    case PL_SEVERITY_ERROR:
        return PL_PAINT_ERROR;
    }
    return PL_PAINT_NONE;
}

void pl_paint_begin(struct pl_buf *out, bool has_color, enum pl_paint paint) {
    if (has_color)
        pl_buf_add_str(out, codes[paint]);
}

void pl_paint_end(struct pl_buf *out, bool has_color) {
    if (has_color)
        pl_buf_add_str(out, "\x1b[0m");
}

void pl_paint_str(struct pl_buf *out, bool has_color, enum pl_paint paint,
                  const char *text) {
    pl_paint_begin(out, has_color, paint);
    pl_buf_add_str(out, text);
    pl_paint_end(out, has_color);
}
