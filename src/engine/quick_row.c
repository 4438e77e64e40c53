/* Gaps: the text between two objects of a row. */

#include "base/lines.h"
#include "engine/quick_parts.h"
#include "json/scan.h"

void pl_quick_learn_gap(struct quick_gap *gap, const char *from,
                        const char *at) {
    size_t size = (size_t)(at - from) + 1;
    const char *line = NULL;

    if (size == gap->size && memcmp(from, gap->text, size) == 0)
        return;
    *gap = (struct quick_gap){.size = 0};
    if (size > sizeof gap->text)
        return;
    gap->size = (uint32_t)size;
    gap->extent = pl_scan_extent(size);
    memcpy(gap->text, from, size);
    for (const char *next = from; next < at; next++) {
        if (*next == '\n' || *next == '\r')
            line = next + 1;
        gap->lines += pl_lines_ends_at(next);
    }
    if (line == NULL)
        return;
    const char *first = line;
    while (*first == ' ' || *first == '\t')
        first++;
    gap->line = (uint32_t)(first - from) + 1;
    gap->indent = (uint64_t)(first - line);
}
