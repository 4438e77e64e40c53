#include "model/finding_copy.h"

struct copying {
    struct pl_arena *arena;
    size_t bytes;
};

static void *copy(struct copying *copying, const void *items, size_t size) {
    void *copied = pl_arena_alloc(copying->arena, size + 1);
    copying->bytes += size;
    if (size > 0)
        memcpy(copied, items, size);
    return copied;
}

static void copy_text(struct copying *copying, struct pl_slice *text) {
    if (text->data)
        text->data = copy(copying, text->data, text->len);
}

static void copy_related(struct copying *copying, struct pl_finding *finding) {
    finding->related = copy(copying, finding->related,
                            finding->related_count * sizeof *finding->related);
    for (size_t i = 0; i < finding->related_count; i++) {
        struct pl_related *related = &finding->related[i];
        copy_text(copying, &related->file);
        copy_text(copying, &related->message);
        copy_text(copying, &related->region.excerpt.text);
    }
}

static void copy_edits(struct copying *copying, struct pl_fix *fix) {
    struct pl_edit *edits =
        copy(copying, fix->edits, fix->edit_count * sizeof *edits);
    for (size_t i = 0; i < fix->edit_count; i++)
        copy_text(copying, &edits[i].text);
    fix->edits = edits;
}

static void copy_fixes(struct copying *copying, struct pl_finding *finding) {
    struct pl_fix *fixes =
        copy(copying, finding->fixes, finding->fix_count * sizeof *fixes);
    for (size_t i = 0; i < finding->fix_count; i++) {
        copy_text(copying, &fixes[i].title);
        copy_edits(copying, &fixes[i]);
    }
    finding->fixes = fixes;
}

struct pl_finding pl_finding_copy(struct pl_arena *arena,
                                  const struct pl_finding *from,
                                  size_t *bytes) {
    struct copying copying = {.arena = arena};
    struct pl_finding finding = *from;

    copy_text(&copying, &finding.file);
    copy_text(&copying, &finding.region.excerpt.text);
    copy_text(&copying, &finding.message);
    copy_text(&copying, &finding.hint);
    copy_text(&copying, &finding.pointer);
    copy_related(&copying, &finding);
    copy_fixes(&copying, &finding);
    *bytes += copying.bytes;
    return finding;
}
