#include "report/snippet.h"

#include "base/utf8.h"

/* The offset of `column` in the excerpt; the end of the excerpt if the column
 * is behind it. */
static size_t find_column(const struct pl_excerpt *excerpt, uint64_t column) {
    struct pl_slice rest = excerpt->text;
    for (uint64_t at = excerpt->first_column; at < column && rest.len > 0;
         at++) {
        size_t step = pl_utf8_step(rest);
        if (step == 0)
            step = pl_utf8_bad_run(rest);
        rest = pl_slice_of(rest.data + step, rest.len - step);
    }
    return excerpt->text.len - rest.len;
}

size_t pl_snippet_start(const struct pl_region *region) {
    return find_column(&region->excerpt, region->start.column);
}

struct pl_slice pl_snippet_of(const struct pl_region *region) {
    const struct pl_excerpt *excerpt = &region->excerpt;
    bool is_one_line = region->end.line == region->start.line;
    size_t from = pl_snippet_start(region);
    size_t to = is_one_line ? find_column(excerpt, region->end.column)
                            : excerpt->text.len;
    if (to <= from)
        return pl_slice_of("", 0);
    return pl_slice_of(excerpt->text.data + from, to - from);
}
