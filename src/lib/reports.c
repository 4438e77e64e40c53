#include "lib/reports.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lib/host.h"

static unsigned terminal_width(int fd) {
    struct winsize size;
    if (isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
    return 0;
}

static bool open_file(struct pl_session *session, struct pl_report_slot *slot,
                      const char *path) {
    int error = pl_destination_open(&slot->file, path);
    slot->own.fd = slot->file.fd;
    if (error == 0)
        return true;
    pl_buf_clear(&session->text);
    pl_buf_add_format(&session->text, "cannot be written: %s", strerror(error));
    pl_session_notice(session, pl_slice_str(path), pl_buf_slice(&session->text),
                      true);
    return false;
}

/* Make the next slot. The session owns it before anything can fail. */
static struct pl_report_slot *add(struct pl_session *session,
                                  const struct pl_report_to *to) {
    struct pl_reports *reports = &session->reports;
    struct pl_report_slot *slot = &reports->items[reports->count++];
    bool is_file = to->path != NULL;
    pl_output_init(&slot->own, &session->heap, -1);
    pl_destination_init(&slot->file, &session->heap);
    pl_report_init(&slot->report, pl_reporter_find(pl_slice_str(to->format)),
                   &session->heap, is_file ? &slot->own : &session->out);
    return slot;
}

static bool begin(struct pl_session *session, const struct pl_report_to *to) {
    const struct pl_session_options *options = session->options;
    struct pl_report_slot *slot = add(session, to);
    const struct pl_reporter *reporter = slot->report.reporter;
    if (to->path && !open_file(session, slot, to->path))
        return false;
    slot->report.host = pl_session_host(session);
    session->with_examples |= reporter->wants_texts;
    slot->report.style = (struct pl_report_style){
        .has_color = to->path ? options->has_file_color : options->has_color,
        .has_links = !to->path && options->has_links,
        .is_quiet = options->is_quiet,
        .max_shown = options->max_shown,
        .width = terminal_width(slot->report.out->fd)};
    slot->shown = options->shown;
    if (slot->shown == PL_SEVERITY_OFF)
        slot->shown =
            reporter->shows_infos ? PL_SEVERITY_INFO : PL_SEVERITY_WARNING;
    reporter->begin(&slot->report);
    slot->has_begun = true;
    return true;
}

bool pl_reports_begin(struct pl_session *session) {
    const struct pl_session_options *options = session->options;
    size_t size = options->report_count * sizeof *session->reports.items;
    session->reports.items = pl_heap_alloc_zeroed(&session->heap, size);
    for (size_t i = 0; i < options->report_count; i++)
        if (!begin(session, &options->reports[i]))
            return false;
    return true;
}

bool pl_reports_want_excerpts(const struct pl_session *session) {
    const struct pl_reports *reports = &session->reports;
    for (size_t i = 0; i < reports->count; i++) {
        const struct pl_report *report = &reports->items[i].report;
        bool is_short =
            report->style.is_quiet && report->reporter->is_for_people;
        if (report->reporter->wants_excerpts && !is_short)
            return true;
    }
    return false;
}

static void count_hidden(struct pl_report_slot *slot,
                         enum pl_severity severity) {
    slot->hidden_warnings += severity == PL_SEVERITY_WARNING;
    slot->hidden_infos += severity == PL_SEVERITY_INFO;
}

static void show(const struct pl_session *session, struct pl_report_slot *slot,
                 const struct pl_finding *finding) {
    struct pl_finding told = *finding;
    uint64_t number = session->summary.files + 1;
    if (pl_session_is_packed(session)) {
        told.tells_unpacked = slot->unpacked != number;
        slot->unpacked = number;
    }
    slot->report.reporter->finding(&slot->report, &told);
}

void pl_reports_finding(struct pl_session *session,
                        const struct pl_finding *finding,
                        bool is_for_machines) {
    struct pl_reports *reports = &session->reports;
    for (size_t i = 0; i < reports->count; i++) {
        struct pl_report_slot *slot = &reports->items[i];
        const struct pl_reporter *reporter = slot->report.reporter;
        if (!slot->has_begun || (is_for_machines && reporter->is_for_people))
            continue;
        if (finding->severity < slot->shown)
            count_hidden(slot, finding->severity);
        else
            show(session, slot, finding);
    }
}

void pl_reports_notice(struct pl_session *session, struct pl_slice file,
                       struct pl_slice message, bool is_error) {
    struct pl_reports *reports = &session->reports;
    for (size_t i = 0; i < reports->count; i++) {
        struct pl_report_slot *slot = &reports->items[i];
        if (slot->has_begun && slot->report.reporter->notice)
            slot->report.reporter->notice(&slot->report, file, message,
                                          is_error);
    }
}

void pl_reports_file_end(struct pl_session *session, struct pl_slice file) {
    struct pl_reports *reports = &session->reports;
    for (size_t i = 0; i < reports->count; i++) {
        struct pl_report_slot *slot = &reports->items[i];
        if (slot->has_begun && slot->report.reporter->file_end)
            slot->report.reporter->file_end(&slot->report, file);
    }
}

bool pl_reports_are_lost(const struct pl_session *session) {
    const struct pl_reports *reports = &session->reports;
    for (size_t i = 0; i < reports->count; i++)
        if (reports->items[i].report.out->error == 0)
            return false;
    return true;
}

void pl_reports_end(struct pl_session *session, bool is_checked) {
    struct pl_reports *reports = &session->reports;
    for (size_t i = 0; i < reports->count; i++) {
        struct pl_report_slot *slot = &reports->items[i];
        const struct pl_reporter *reporter = slot->report.reporter;
        struct pl_summary summary = session->summary;
        if (!slot->has_begun || (!is_checked && reporter->is_for_people))
            continue;
        summary.hidden_warnings = slot->hidden_warnings;
        summary.hidden_infos = slot->hidden_infos;
        reporter->end(&slot->report, &summary);
        slot->is_whole = true;
    }
}

bool pl_reports_commit(struct pl_session *session) {
    struct pl_reports *reports = &session->reports;
    bool is_good = true;
    for (size_t i = 0; i < reports->count; i++) {
        struct pl_report_slot *slot = &reports->items[i];
        const char *path = session->options->reports[i].path;
        if (!path || !slot->is_whole)
            continue;
        pl_output_flush(&slot->own);
        int error = slot->own.error;
        if (error == 0)
            error = pl_destination_commit(&slot->file);
        if (error != 0)
            pl_session_tell_lost(session, path, error);
        is_good &= error == 0;
    }
    return is_good;
}

void pl_reports_fini(struct pl_session *session) {
    struct pl_reports *reports = &session->reports;
    for (size_t i = 0; i < reports->count; i++) {
        pl_report_fini(&reports->items[i].report);
        pl_destination_fini(&reports->items[i].file);
        pl_output_fini(&reports->items[i].own);
    }
    free(reports->items);
}
