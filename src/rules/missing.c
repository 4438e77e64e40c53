#include "base/nearest.h"
#include "rules/loader.h"
#include "rules/path.h"

#define SUFFIX    ".yaml"
#define PACKS_MAX 64

static const char *describe(enum pl_status status) {
    switch (status) {
    case PL_STATUS_OK:
    case PL_STATUS_RULES:
        return "it has mistakes";
    case PL_STATUS_NO_MEMORY:
        return "there is no memory for it";
    case PL_STATUS_NO_FILE:
        return "there is no such file";
    case PL_STATUS_DENIED:
        return "there is no right to read it";
    case PL_STATUS_IO:
        return "reading it failed";
    case PL_STATUS_DAMAGED:
    case PL_STATUS_KIND:
        return "it is no file";
    }
    return "it cannot be read";
}

/* The name of the pack in the file `name`: `paylint:braze` for braze.yaml. */
static struct pl_slice pack_of(struct pl_loader *loader, const char *name) {
    size_t len = strlen(name);
    pl_buf_clear(&loader->json);
    pl_buf_add_str(&loader->json, PL_PACK_PREFIX);
    pl_buf_add(&loader->json, name, len - strlen(SUFFIX));
    return pl_arena_copy(loader->arena, pl_buf_slice(&loader->json));
}

/* Store the names of all packs; returns how many. */
static size_t list_packs(struct pl_loader *loader, struct pl_slice *packs) {
    size_t count = 0;
    const struct pl_file_source *source = &loader->source;
    struct pl_buf *names = &loader->text;
    pl_buf_clear(names);
    if (!source->list ||
        source->list(source->self, pl_slice_str(PL_PACK_PREFIX), names) !=
            PL_STATUS_OK)
        return 0;
    for (size_t at = 0; at < names->len && count < PACKS_MAX;
         at += strlen(names->data + at) + 1)
        packs[count++] = pack_of(loader, names->data + at);
    return count;
}

/* Report that a file that the user named cannot be read. */
static void tell_user(struct pl_loader *loader, struct pl_slice path,
                      enum pl_status status, const char *reason,
                      const struct pl_names *packs) {
    struct pl_sink *sink = &loader->errata.sink;
    if (loader->status == PL_STATUS_OK)
        loader->status = status;
    pl_buf_clear(&loader->text);
    pl_buf_add_str(&loader->text, "cannot read these rules: ");
    pl_buf_add_str(&loader->text, reason);
    pl_nearest_ask(&loader->text, "; ", path, packs->items, packs->count);
    sink->notice(sink->self, path, pl_buf_slice(&loader->text), true);
}

void pl_tell_missing(struct pl_loader *loader, const struct pl_node *node,
                     struct pl_slice path, enum pl_status status) {
    struct pl_slice words[PACKS_MAX];
    struct pl_names packs = {words, 0};
    const char *reason = describe(status);
    if (pl_path_is_pack(path) && status == PL_STATUS_NO_FILE) {
        reason = "there is no such pack";
        packs.count = list_packs(loader, words);
    }
    if (!node) {
        tell_user(loader, path, status, reason, &packs);
        return;
    }
    pl_errata_hint(&loader->errata, path, packs.items, packs.count);
    pl_errata_add(&loader->errata, PL_MISSING_FILE, node, "cannot read %s: %s",
                  path.data, reason);
}
