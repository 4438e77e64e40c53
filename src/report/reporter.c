#include "report/reporter.h"

#define REPORTER(name) extern const struct pl_reporter pl_reporter_##name;
#include "report/list.def"
#undef REPORTER

const struct pl_reporter *const pl_reporters[] = {
#define REPORTER(name) &pl_reporter_##name,
#include "report/list.def"
#undef REPORTER
    NULL};

const struct pl_reporter *pl_reporter_find(struct pl_slice name) {
    for (size_t i = 0; pl_reporters[i]; i++)
        if (pl_slice_is(name, pl_reporters[i]->name))
            return pl_reporters[i];
    return NULL;
}

void pl_report_init(struct pl_report *report,
                    const struct pl_reporter *reporter, struct pl_heap *heap,
                    struct pl_output *out) {
    *report =
        (struct pl_report){.reporter = reporter, .heap = heap, .out = out};
    pl_buf_init(&report->scratch, heap);
    pl_buf_init(&report->text, heap);
}

void pl_report_fini(struct pl_report *report) {
    if (report->reporter->fini)
        report->reporter->fini(report);
    pl_buf_fini(&report->scratch);
    pl_buf_fini(&report->text);
}
