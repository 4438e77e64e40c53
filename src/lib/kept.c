#include "lib/kept.h"

#include <stdlib.h>

#include "report/escape.h"
#include "report/sentence.h"

bool pl_kept_new(paylint_report **out, struct pl_heap *heap) {
    paylint_report *report = calloc(1, sizeof *report);
    *out = report;
    if (!report)
        return false;
    report->heap = heap;
    pl_arena_init(&report->arena, heap);
    pl_buf_init(&report->text, heap);
    pl_buf_init(&report->sentence, heap);
    return true;
}

void paylint_report_free(paylint_report *report) {
    if (!report)
        return;
    pl_arena_free(&report->arena);
    pl_buf_fini(&report->text);
    pl_buf_fini(&report->sentence);
    free(report->findings);
    free(report);
}

static const char *keep(paylint_report *report, struct pl_slice text) {
    pl_buf_clear(&report->text);
    pl_escape_text(&report->text, text);
    return pl_arena_copy(&report->arena, pl_buf_slice(&report->text)).data;
}

static struct paylint_range range_of(const struct pl_region *region) {
    const struct pl_place *start = &region->start, *end = &region->end;
    return (struct paylint_range){start->line, start->column, start->offset,
                                  end->line,   end->column,   end->offset};
}

static const struct paylint_related *
keep_related(paylint_report *report, const struct pl_finding *finding) {
    size_t count = finding->related_count;
    struct paylint_related *kept =
        pl_arena_alloc(&report->arena, count * sizeof *kept);
    for (size_t i = 0; i < count; i++) {
        const struct pl_related *related = &finding->related[i];
        kept[i].file =
            keep(report, related->file.len > 0 ? related->file : finding->file);
        kept[i].range = range_of(&related->region);
        kept[i].message = keep(report, related->message);
    }
    return kept;
}

static const struct paylint_edit *keep_edits(paylint_report *report,
                                             const struct pl_fix *fix) {
    struct paylint_edit *kept =
        pl_arena_alloc(&report->arena, fix->edit_count * sizeof *kept);
    for (size_t i = 0; i < fix->edit_count; i++) {
        const struct pl_edit *edit = &fix->edits[i];
        kept[i] = (struct paylint_edit){
            edit->offset, edit->end_offset,
            pl_arena_copy(&report->arena, edit->text).data, edit->text.len};
    }
    return kept;
}

static const struct paylint_fix *keep_fixes(paylint_report *report,
                                            const struct pl_finding *finding) {
    size_t count = finding->fix_count;
    struct paylint_fix *kept =
        pl_arena_alloc(&report->arena, count * sizeof *kept);
    for (size_t i = 0; i < count; i++) {
        const struct pl_fix *fix = &finding->fixes[i];
        kept[i].title = keep(report, fix->title);
        kept[i].is_safe = fix->safe;
        kept[i].edits = keep_edits(report, fix);
        kept[i].edit_count = fix->edit_count;
    }
    return kept;
}

/* The message with its hint, as formats without a place for the hint have
 * it. */
static const char *keep_sentence(paylint_report *report,
                                 const struct pl_finding *finding) {
    pl_buf_clear(&report->sentence);
    pl_sentence_add(&report->sentence, finding);
    return keep(report, pl_buf_slice(&report->sentence));
}

static enum paylint_level level_of(enum pl_severity severity) {
    switch (severity) {
    case PL_SEVERITY_ERROR:
        return PAYLINT_ERROR;
    case PL_SEVERITY_WARNING:
        return PAYLINT_WARNING;
    case PL_SEVERITY_INFO:
    case PL_SEVERITY_OFF:
        break;
    }
    return PAYLINT_INFO;
}

static void take(void *self, const struct pl_finding *finding) {
    paylint_report *report = self;
    report->findings =
        pl_heap_grow(report->heap, report->findings, &report->cap,
                     report->count + 1, sizeof *report->findings);
    struct paylint_finding kept = {
        .rule = keep(report, finding->rule),
        .level = level_of(finding->severity),
        .file = keep(report, finding->file),
        .range = range_of(&finding->region),
        .message = keep_sentence(report, finding),
        .pointer = keep(report, finding->pointer),
        .help = keep(report, finding->help),
        .url = keep(report, finding->url),
        .document = finding->document,
        .related = keep_related(report, finding),
        .related_count = finding->related_count,
        .fixes = keep_fixes(report, finding),
        .fix_count = finding->fix_count,
    };
    report->findings[report->count++] = kept;
}

/* A notice, such as an input that cannot be read, becomes a finding without a
 * place. */
static void take_notice(void *self, struct pl_slice file,
                        struct pl_slice message, bool is_error) {
    struct pl_finding finding = {
        .rule = pl_slice_str("config/missing-file"),
        .severity = is_error ? PL_SEVERITY_ERROR : PL_SEVERITY_WARNING,
        .file = file,
        .message = message,
    };
    take(self, &finding);
}

struct pl_sink pl_kept_sink(paylint_report *report) {
    return (struct pl_sink){take, take_notice, report};
}

size_t paylint_count(const paylint_report *report) {
    return report->count;
}

const struct paylint_finding *paylint_finding_at(const paylint_report *report,
                                                 size_t index) {
    return &report->findings[index];
}
