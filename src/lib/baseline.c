#include "lib/baseline.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"
#include "lib/session.h"
#include "model/locator.h"
#include "rules/path.h"

#define EXCERPT_MAX 400

void pl_baseline_init(struct pl_baseline *baseline, struct pl_heap *heap) {
    *baseline = (struct pl_baseline){0};
    pl_arena_init(&baseline->arena, heap);
    pl_map_init(&baseline->index, heap);
    pl_identities_init(&baseline->known, heap);
    pl_map_init(&baseline->checked, heap);
    pl_buf_init(&baseline->key, heap);
    pl_buf_init(&baseline->lines, heap);
    pl_destination_init(&baseline->destination, heap);
}

void pl_baseline_fini(struct pl_baseline *baseline) {
    pl_baseline_drop(baseline);
    pl_map_fini(&baseline->index);
    pl_identities_fini(&baseline->known);
    pl_map_fini(&baseline->checked);
    pl_buf_fini(&baseline->key);
    pl_buf_fini(&baseline->lines);
    pl_destination_fini(&baseline->destination);
    free(baseline->entries);
    pl_arena_free(&baseline->arena);
}

static bool tell(struct pl_session *session, const char *message) {
    pl_session_notice(session, session->baseline.path, pl_slice_str(message),
                      true);
    return false;
}

/* Report that the baseline cannot be used. If the configuration names it, the
 * finding points there. */
static bool refuse(struct pl_session *session, const char *rule,
                   const char *message) {
    const struct pl_given *from = &session->run_config->baseline_from;
    struct pl_buf *text = &session->text;
    if (session->options->baseline)
        return tell(session, message);
    pl_buf_clear(text);
    pl_buf_add_slice(text, session->baseline.path);
    pl_buf_add_str(text, ": ");
    pl_buf_add_str(text, message);
    struct pl_finding finding = {
        .rule = pl_slice_str(rule),
        .severity = PL_SEVERITY_ERROR,
        .file = *from->file,
        .region = {.start = pl_given_start(from), .end = pl_given_end(from)},
        .message = pl_buf_slice(text),
    };
    pl_session_mistake(session, &finding);
    return false;
}

static bool load(struct pl_session *session) {
    struct pl_baseline *baseline = &session->baseline;
    struct pl_file_source files = pl_files_source(&session->files);
    pl_buf_clear(&baseline->lines);
    enum pl_status status =
        files.read(files.self, baseline->path, &baseline->lines);
    if (status == PL_STATUS_NO_FILE)
        return refuse(session, "config/missing-file",
                      "there is no such baseline: write it with "
                      "--write-baseline");
    if (status != PL_STATUS_OK)
        return refuse(session, "config/missing-file",
                      "the baseline cannot be read");
    baseline->text =
        pl_arena_copy(&baseline->arena, pl_buf_slice(&baseline->lines));
    const char *mistake = pl_baseline_parse(baseline);
    return !mistake || refuse(session, "config/value", mistake);
}

bool pl_baseline_begin(struct pl_session *session) {
    const struct pl_session_options *options = session->options;
    struct pl_baseline *baseline = &session->baseline;
    baseline->is_written = options->write_baseline != NULL;
    if (baseline->is_written)
        baseline->path = pl_slice_str(options->write_baseline);
    else if (options->baseline)
        baseline->path = pl_slice_str(options->baseline);
    else
        baseline->path = session->run_config->baseline;
    return baseline->path.len == 0 || baseline->is_written || load(session);
}

static struct pl_slice file_of(struct pl_session *session,
                               struct pl_slice file) {
    return pl_search_way(&session->search, file, session->baseline.path);
}

/* The fingerprint of a finding, in the buffer `key`. */
static struct pl_slice fingerprint_of(struct pl_session *session,
                                      const struct pl_finding *finding) {
    static const struct pl_hash_key fixed = {0x7061796c696e7421,
                                             0x626173656c696e65};
    struct pl_baseline *baseline = &session->baseline;
    struct pl_buf *key = &baseline->key;
    uint64_t hash =
        pl_hash(fixed, pl_identities_next(&baseline->known, finding,
                                          file_of(session, finding->file)));
    pl_buf_clear(key);
    pl_buf_add_format(key, "%016llx", (unsigned long long)hash);
    return pl_buf_slice(key);
}

static void add_line(struct pl_session *session,
                     const struct pl_finding *finding,
                     struct pl_slice fingerprint) {
    struct pl_json_tree *tree = &session->tree;
    struct pl_buf *lines = &session->baseline.lines;
    pl_json_begin(tree);
    pl_json_text(tree, "fingerprint", fingerprint);
    pl_json_text(tree, "file", file_of(session, finding->file));
    pl_json_text(tree, "rule", finding->rule);
    pl_json_text(tree, "pointer", finding->pointer);
    pl_json_text(tree, "message", finding->message);
    pl_buf_add_str(lines, lines->len > 0 ? ",\n" : "\n");
    pl_json_write(tree, lines);
}

bool pl_baseline_takes(struct pl_session *session,
                       const struct pl_finding *finding) {
    struct pl_baseline *baseline = &session->baseline;
    if (baseline->path.len == 0 || finding->document == 0)
        return false;
    struct pl_slice fingerprint = fingerprint_of(session, finding);
    if (baseline->is_written) {
        add_line(session, finding, fingerprint);
        return true;
    }
    uint32_t index = pl_map_get(&baseline->index, fingerprint);
    if (index == PL_MAP_NONE)
        return false;
    baseline->entries[index].is_met = true;
    return true;
}

void pl_baseline_checked(struct pl_session *session, struct pl_slice file) {
    struct pl_baseline *baseline = &session->baseline;
    if (baseline->count == 0)
        return;
    pl_map_add(&baseline->checked,
               pl_arena_copy(&baseline->arena, file_of(session, file)), 1);
}

/* Tell whether an entry is stale: it met no finding, and its file was checked
 * or is gone. */
static bool is_stale(struct pl_baseline *baseline,
                     const struct pl_baseline_entry *entry) {
    if (entry->is_met)
        return false;
    if (pl_map_get(&baseline->checked, entry->file) != PL_MAP_NONE)
        return true;
    struct pl_slice path =
        pl_path_beside(&baseline->arena, baseline->path, entry->file);
    return access(path.data, F_OK) != 0 && errno == ENOENT;
}

/* The line that `place` is on, from there. */
static struct pl_excerpt excerpt_of(struct pl_slice text,
                                    struct pl_place place) {
    size_t at = (size_t)place.offset, end = at;
    while (end < text.len && text.data[end] != '\n' && end - at < EXCERPT_MAX)
        end++;
    bool is_cut = end < text.len && text.data[end] != '\n';
    while (is_cut && end > at && (text.data[end] & 0xC0) == 0x80)
        end--;
    return (struct pl_excerpt){.text = pl_slice_of(text.data + at, end - at),
                               .first_column = place.column,
                               .cut_right = is_cut,
                               .offset = at};
}

/* The offset of a fingerprint in the baseline's text, from `from` on. It stands
 * there once, in quotes. */
static size_t find(struct pl_slice text, struct pl_slice fingerprint,
                   size_t from) {
    for (size_t at = from; at + fingerprint.len <= text.len; at++) {
        const char *next =
            memchr(text.data + at, *fingerprint.data, text.len - at);
        if (!next)
            break;
        at = (size_t)(next - text.data);
        if (at + fingerprint.len <= text.len &&
            memcmp(next, fingerprint.data, fingerprint.len) == 0)
            return at;
    }
    return from;
}

static void tell_stale(struct pl_session *session,
                       const struct pl_baseline_entry *entry,
                       struct pl_locator *locator) {
    struct pl_baseline *baseline = &session->baseline;
    size_t at =
        find(baseline->text, entry->fingerprint, (size_t)locator->place.offset);
    struct pl_place start = pl_locate_offset(locator, at);
    struct pl_place end = start;
    end.offset += entry->fingerprint.len;
    end.column += entry->fingerprint.len;
    pl_buf_clear(&session->text);
    pl_buf_add_slice(&session->text, entry->rule);
    pl_buf_add_str(&session->text, " is not found any more in ");
    pl_buf_add_slice(&session->text, entry->file);
    pl_buf_add_str(&session->text,
                   ": remove this entry, or write the baseline anew");
    struct pl_finding finding = {
        .rule = pl_slice_str("config/stale-baseline"),
        .severity = PL_SEVERITY_WARNING,
        .file = baseline->path,
        .region = {start, end, excerpt_of(baseline->text, start)},
        .message = pl_buf_slice(&session->text),
    };
    struct pl_sink sink = pl_session_sink(session);
    sink.finding(sink.self, &finding);
}

/* Report stale entries, unless only some of the rules ran: then the findings of
 * the others are missing. */
static void tell_all_stale(struct pl_session *session) {
    struct pl_baseline *baseline = &session->baseline;
    struct pl_locator locator;
    if (session->options->only.count + session->options->skip.count > 0)
        return;
    pl_locator_init(&locator, baseline->text);
    for (size_t i = 0; i < baseline->count; i++)
        if (is_stale(baseline, &baseline->entries[i]))
            tell_stale(session, &baseline->entries[i], &locator);
}

static bool write_text(struct pl_session *session, int fd) {
    struct pl_output *out = &session->file;
    struct pl_buf *lines = &session->baseline.lines;
    pl_output_fini(out);
    pl_output_init(out, &session->heap, fd);
    pl_output_str(out, "{\"format\":\"paylint-baseline-1\",\"findings\":[");
    pl_output_write(out, pl_buf_slice(lines));
    pl_output_str(out, lines->len > 0 ? "\n]}\n" : "]}\n");
    if (session->tree.has_failed)
        pl_output_fail(out, ENOMEM);
    return pl_output_flush(out) == PL_STATUS_OK;
}

static bool write_file(struct pl_session *session, struct pl_slice path) {
    struct pl_destination *file = &session->baseline.destination;
    return pl_destination_open(file, path.data) == 0 &&
           write_text(session, file->fd) && pl_destination_commit(file) == 0;
}

void pl_baseline_end(struct pl_session *session) {
    struct pl_baseline *baseline = &session->baseline;
    if (baseline->path.len == 0)
        return;
    if (!baseline->is_written)
        tell_all_stale(session);
    else if (!write_file(session, baseline->path))
        tell(session, "the baseline cannot be written");
}
