#include "rules/digest.h"
#include "rules/loader.h"
#include "rules/path.h"

static const struct pl_digest *find_digest(const struct pl_loader *loader,
                                           struct pl_slice path) {
    return loader->source.digest
               ? loader->source.digest(loader->source.self, path)
               : NULL;
}

static enum pl_status read_text(struct pl_loader *loader, struct pl_slice path,
                                const struct pl_digest *digest,
                                struct pl_slice *out) {
    if (digest) {
        *out = pl_slice_of(digest->text, digest->size);
        return PL_STATUS_OK;
    }
    pl_buf_clear(&loader->text);
    enum pl_status status =
        loader->source.read(loader->source.self, path, &loader->text);
    if (status == PL_STATUS_OK)
        *out = pl_arena_copy(loader->arena, pl_buf_slice(&loader->text));
    return status;
}

bool pl_load_beside(struct pl_loader *loader, const struct pl_node *node,
                    struct pl_yaml_file *out, const struct pl_digest **digest) {
    out->path = pl_path_beside(loader->arena, node->file->path, node->text);
    *digest = find_digest(loader, out->path);
    enum pl_status status = read_text(loader, out->path, *digest, &out->text);
    out->is_shipped = *digest;
    if (status != PL_STATUS_OK)
        pl_tell_missing(loader, node, out->path, status);
    return status == PL_STATUS_OK;
}

/* Report that `node` extends a file that is still being read. */
static void tell_cycle(struct pl_loader *loader, const struct pl_node *node,
                       const struct pl_loaded_file *file) {
    size_t i = 0;
    while (loader->open[i] != file)
        i++;
    pl_buf_clear(&loader->text);
    for (; i < loader->open_count; i++) {
        pl_buf_add_slice(&loader->text, loader->open[i]->file.path);
        pl_buf_add_str(&loader->text, " extends ");
    }
    pl_buf_add_slice(&loader->text, file->file.path);
    pl_errata_add(&loader->errata, PL_CYCLE, node,
                  "files that extend each other: %s", loader->text.data);
}

/* What identifies a file: a pack is the same with and without `.yaml`. */
static struct pl_slice identity_of(struct pl_slice path) {
    static const char suffix[] = ".yaml";
    size_t len = sizeof suffix - 1;
    if (pl_path_is_pack(path) && path.len > len &&
        memcmp(path.data + path.len - len, suffix, len) == 0)
        path.len -= len;
    return path;
}

static struct pl_loaded_file *add_file(struct pl_loader *loader,
                                       struct pl_yaml_file file,
                                       const struct pl_digest *digest) {
    struct pl_loaded_file *loaded =
        pl_arena_alloc(loader->arena, sizeof *loaded);
    loaded->file = file;
    loaded->digest = digest;
    loader->files = pl_heap_grow(loader->heap, loader->files, &loader->file_cap,
                                 loader->file_count + 1, sizeof *loader->files);
    pl_map_add(&loader->file_index, identity_of(file.path),
               (uint32_t)loader->file_count);
    loader->files[loader->file_count++] = loaded;
    return loaded;
}

static void *take_room(struct pl_loader *loader, size_t size) {
    struct pl_tree_room *room = loader->trees;
    while (room && room->size - room->used < size)
        room = room->before;
    if (!room)
        room = pl_add_tree_room(loader, size);
    void *taken = (char *)room->nodes + room->used;
    room->used += size;
    return taken;
}

static bool read_tree(struct pl_loader *loader,
                      const struct pl_loaded_file *file, struct pl_yaml *out) {
    if (file->digest && file->digest->count > 0) {
        bool with_examples = loader->options->with_texts;
        size_t size = pl_digest_size(file->digest, with_examples);
        pl_digest_read(out, take_room(loader, size), &file->file, file->digest,
                       with_examples);
        return true;
    }
    if (pl_yaml_read(out, loader->arena, &file->file))
        return true;
    const struct pl_place range[2] = {out->error.start, out->error.end};
    pl_errata_add_at(&loader->errata, PL_BAD_SYNTAX, &file->file, range, "%s",
                     out->error.message.data);
    return false;
}

static void parse(struct pl_loader *loader, struct pl_loaded_file *file) {
    struct pl_yaml yaml;
    if (!read_tree(loader, file, &yaml))
        return;
    for (const struct pl_node_link *key = yaml.repeated; key; key = key->next)
        pl_errata_add(&loader->errata, PL_BAD_VALUE, key->node,
                      "the key \"%s\" is given twice in one map",
                      key->node->text.data);
    file->holes = yaml.holes;
    file->root = yaml.root;
}

/* NOLINTBEGIN(misc-no-recursion): a chain of extends has at most PL_EXTENDS_MAX
 * files. */

static bool read_file(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_slice path);

static bool read_folder(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_slice path) {
    pl_buf_clear(&loader->text);
    enum pl_status status =
        loader->source.list(loader->source.self, path, &loader->text);
    if (status != PL_STATUS_OK) {
        pl_tell_missing(loader, node, path, status);
        return false;
    }

    struct pl_slice names =
        pl_arena_copy(loader->arena, pl_buf_slice(&loader->text));
    char *folder = pl_arena_alloc(loader->arena, path.len + 2);
    memcpy(folder, path.data, path.len);
    folder[path.len] = '/';
    bool is_read = true;
    for (size_t at = 0; at < names.len;) {
        struct pl_slice name = pl_slice_str(names.data + at);
        is_read &=
            read_file(loader, node,
                      pl_path_beside(loader->arena,
                                     pl_slice_of(folder, path.len + 1), name));
        at += name.len + 1;
    }
    return is_read;
}

static bool read_names(struct pl_loader *loader, struct pl_node *extends) {
    size_t count;
    struct pl_node *items = pl_read_list(extends, &count);
    bool is_read = true;
    for (size_t i = 0; i < count; i++) {
        struct pl_slice name;
        if (!pl_read_text(&loader->errata, &items[i], &name))
            return false;
        struct pl_slice path =
            pl_path_beside(loader->arena, items[i].file->path, name);
        is_read &= read_file(loader, &items[i], path);
    }
    return is_read;
}

/* Tell whether a file is a configuration: the options or its name say so. */
static bool is_config(const struct pl_loader *loader, struct pl_slice path) {
    size_t len = strlen(PL_CONFIG_NAME), start = path.len - len;
    if (pl_slice_eq(path, loader->options->config))
        return true;
    return path.len >= len &&
           memcmp(path.data + start, PL_CONFIG_NAME, len) == 0 &&
           (start == 0 || path.data[start - 1] == '/');
}

/* Read the files that a file extends: those that `node` names; if `node` is
 * NULL, a configuration extends the base. */
static bool read_extended(struct pl_loader *loader, struct pl_loaded_file *file,
                          struct pl_node *node) {
    const struct pl_load_options *options = loader->options;
    if (!node &&
        (options->base.len == 0 || !is_config(loader, file->file.path)))
        return true;
    file->is_open = true;
    loader->open[loader->open_count++] = file;
    bool is_read = node ? read_names(loader, node)
                        : read_file(loader, NULL, options->base);
    loader->open_count--;
    file->is_open = false;
    return is_read;
}

static size_t section_of(const struct pl_node *key) {
    size_t section = 0;
    while (pl_section_keys[section] &&
           !pl_slice_is(key->text, pl_section_keys[section]))
        section++;
    return section;
}

static void take_keys(const struct pl_node *root, struct pl_node **sections) {
    for (size_t i = 0; i < PL_SECTIONS; i++)
        sections[i] = NULL;
    for (size_t i = 0; i < root->count; i++) {
        size_t section = section_of(&root->keys[i]);
        if (section < PL_SECTIONS && !root->keys[i].is_repeated)
            sections[section] = &root->items[i];
    }
}

/* Tell whether `key` names a list, of the files read so far or of the file with
 * these sections. */
static bool names_list(const struct pl_loader *loader,
                       struct pl_node *const *sections,
                       const struct pl_node *key) {
    const struct pl_node *lists = sections[PL_SECTION_LISTS];
    if (pl_map_get(&loader->lists.index, key->text) != PL_MAP_NONE)
        return true;
    return lists && lists->kind == PL_NODE_MAPPING &&
           pl_node_get(lists, key->text.data);
}

/* Keep the keys that are not sections but name lists, for pl_load_given(). Any
 * other key is a mistake; its value is used for the section that was probably
 * meant. */
static void take_others(struct pl_loader *loader, const struct pl_node *root,
                        struct pl_node **sections) {
    for (size_t i = 0; i < root->count; i++) {
        const struct pl_node *key = &root->keys[i];
        if (section_of(key) < PL_SECTIONS)
            continue;
        if (!names_list(loader, sections, key)) {
            size_t meant =
                pl_read_refuse_key(&loader->errata, key, pl_section_keys);
            if (meant < PL_SECTIONS && !sections[meant])
                sections[meant] = &root->items[i];
            continue;
        }
        loader->others =
            pl_heap_grow(loader->heap, loader->others, &loader->other_cap,
                         loader->other_count + 1, sizeof *loader->others);
        loader->others[loader->other_count++] =
            (struct pl_extra_key){key, &root->items[i]};
    }
}

/* Read the files that a file extends, then collect its own definitions. */
static bool take_file(struct pl_loader *loader, struct pl_loaded_file *file) {
    struct pl_node *sections[PL_SECTIONS];
    file->is_taken = true;
    if (!file->root ||
        !pl_read_kind(&loader->errata, file->root, PL_NODE_MAPPING))
        return false;
    take_keys(file->root, sections);
    bool is_read = read_extended(loader, file, sections[PL_SECTION_EXTENDS]);
    take_others(loader, file->root, sections);
    pl_collect(loader, file->root, sections);
    return is_read;
}

/* Collect a file that was opened before, unless that was done already. */
static bool take_known(struct pl_loader *loader, const struct pl_node *node,
                       struct pl_loaded_file *file) {
    if (file->is_open)
        tell_cycle(loader, node, file);
    return !file->is_open && (file->is_taken || take_file(loader, file));
}

static enum pl_status open_file(struct pl_loader *loader, struct pl_slice path,
                                struct pl_loaded_file **out) {
    struct pl_yaml_file file = {.path = path};
    const struct pl_digest *digest = find_digest(loader, path);
    enum pl_status status = read_text(loader, path, digest, &file.text);
    if (status != PL_STATUS_OK)
        return status;
    file.is_shipped = digest && digest->count > 0;
    *out = add_file(loader, file, digest);
    parse(loader, *out);
    return PL_STATUS_OK;
}

/* Open and collect the file `path`, unless that was done already. `node` names
 * it; NULL: the user did. */
static bool read_file(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_slice path) {
    struct pl_loaded_file *file;
    uint32_t known = pl_map_get(&loader->file_index, identity_of(path));
    if (known != PL_MAP_NONE)
        return take_known(loader, node, loader->files[known]);
    if (loader->open_count == PL_EXTENDS_MAX) {
        pl_errata_add(&loader->errata, PL_CYCLE, node,
                      "more than 32 files extend each other in a row");
        return false;
    }

    enum pl_status status = open_file(loader, path, &file);
    if (status == PL_STATUS_KIND && loader->source.list)
        return read_folder(loader, node, path);
    if (status == PL_STATUS_OK)
        return take_file(loader, file);
    pl_tell_missing(loader, node, path, status);
    return false;
}

/* NOLINTEND(misc-no-recursion) */

/* Tell whether there is only one rule file and it says `extends: []`. The file
 * is opened only once, because it may be a pipe. */
static bool is_alone(struct pl_loader *loader) {
    const struct pl_load_options *options = loader->options;
    struct pl_loaded_file *file;
    if (options->files.count != 1 || options->needs_config ||
        open_file(loader, pl_arena_copy(loader->arena, options->files.items[0]),
                  &file) != PL_STATUS_OK ||
        !file->root)
        return false;
    const struct pl_node *extends = pl_node_get(file->root, "extends");
    return extends && extends->kind == PL_NODE_SEQUENCE && extends->count == 0;
}

bool pl_load_files(struct pl_loader *loader) {
    const struct pl_load_options *options = loader->options;
    struct pl_slice first =
        options->config.len > 0 ? options->config : options->base;
    bool is_read = true;
    if (first.len > 0 && !is_alone(loader))
        is_read = read_file(loader, NULL, first);
    for (size_t i = 0; i < options->files.count; i++)
        is_read &=
            read_file(loader, NULL,
                      pl_arena_copy(loader->arena, options->files.items[i]));
    return is_read;
}
