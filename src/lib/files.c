#include "lib/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "lib/embedded.h"
#include "rules/path.h"

/* Tell whether the file `name` of rules/ is the pack `pack`: braze.yaml is
 * `braze`. */
static bool is_named(const char *name, struct pl_slice pack) {
    struct pl_slice own = pl_slice_str(name);
    if (own.len < pack.len || memcmp(own.data, pack.data, pack.len) != 0)
        return false;
    return own.len == pack.len || strcmp(name + pack.len, ".yaml") == 0;
}

static const struct pl_digest *find_digest(void *self, struct pl_slice path) {
    (void)self;
    if (!pl_path_is_pack(path))
        return NULL;
    size_t prefix = strlen(PL_PACK_PREFIX);
    struct pl_slice name = pl_slice_of(path.data + prefix, path.len - prefix);
    for (const struct pl_embedded *file = pl_embedded; file->name; file++)
        if (is_named(file->name, name))
            return &file->digest;
    return NULL;
}

void pl_files_init(struct pl_files *files) {
    *files = (struct pl_files){0};
}

void pl_files_fini(struct pl_files *files) {
    if (files->is_open)
        pl_source_close(&files->source);
    for (size_t i = 0; i < files->entry_count; i++)
        free(files->entries[i]);
    free(files->entries);
    pl_files_init(files);
}

static enum pl_status read_open(struct pl_source *source, struct pl_buf *out) {
    char chunk[16384];
    enum pl_status status = PL_STATUS_OK;
    struct pl_feed feed = pl_source_feed(source);
    size_t n;
    while ((n = feed.read(feed.self, chunk, sizeof chunk, &status)) > 0)
        pl_buf_add(out, chunk, n);
    return status;
}

/* Append the text of a file on disk. Its path is copied, so that it ends with a
 * NUL. */
static enum pl_status read_disk(struct pl_files *files, struct pl_slice path,
                                struct pl_buf *out) {
    size_t start = out->len;
    pl_source_init(&files->source, NULL);
    pl_buf_add_slice(out, path);
    enum pl_status status = pl_source_open(
        &files->source, pl_slice_of(out->data + start, path.len));
    out->len = start;
    if (status != PL_STATUS_OK)
        return status;
    files->is_open = true;
    status = read_open(&files->source, out);
    pl_files_fini(files);
    return status;
}

static enum pl_status read_file(void *self, struct pl_slice path,
                                struct pl_buf *out) {
    return pl_path_is_pack(path) ? PL_STATUS_NO_FILE
                                 : read_disk(self, path, out);
}

static bool is_rule_file(const char *name) {
    const char *dot = strrchr(name, '.');
    return name[0] != '.' && dot &&
           (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

static int only_rule_files(const struct dirent *entry) {
    return is_rule_file(entry->d_name);
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void list_packs(struct pl_buf *out) {
    for (const struct pl_embedded *file = pl_embedded; file->name; file++)
        if (is_rule_file(file->name))
            pl_buf_add(out, file->name, strlen(file->name) + 1);
}

static enum pl_status list_folder(void *self, struct pl_slice path,
                                  struct pl_buf *out) {
    struct pl_files *files = self;
    size_t start = out->len;
    if (pl_slice_is(path, PL_PACK_PREFIX)) {
        list_packs(out);
        return PL_STATUS_OK;
    }
    pl_buf_add_slice(out, path);
    int n =
        scandir(out->data + start, &files->entries, only_rule_files, by_bytes);
    out->len = start;
    if (n < 0)
        return errno == ENOENT ? PL_STATUS_NO_FILE : PL_STATUS_DENIED;
    files->entry_count = (size_t)n;
    for (size_t i = 0; i < files->entry_count; i++) {
        const char *name = files->entries[i]->d_name;
        pl_buf_add(out, name, strlen(name) + 1);
    }
    pl_files_fini(files);
    return PL_STATUS_OK;
}

struct pl_file_source pl_files_source(struct pl_files *files) {
    return (struct pl_file_source){read_file, list_folder, files, find_digest};
}
