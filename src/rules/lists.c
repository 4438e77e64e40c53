#include "base/utf8.h"
#include "model/locator.h"
#include "rules/digest.h"
#include "rules/loader.h"
#include "rules/path.h"

#define INLINE_COLUMN "value"

enum { LIST_FILE, LIST_OPTION, LIST_MEMBER, LIST_EXPECT, LIST_KEYS };

/* A table that is being read. */
struct table {
    struct pl_yaml_file *file;
    struct pl_list *list;
    struct pl_locator locator;
    struct pl_table_row *rows;
    uint32_t *slots;
};

/* Make room in a table for `rows` rows of its text. */
static void make_room(struct pl_loader *loader, struct table *table,
                      const char *text, size_t rows) {
    uint32_t slots = pl_table_slots(rows);
    table->rows = pl_arena_alloc(loader->arena, rows * sizeof *table->rows);
    table->slots = pl_arena_alloc(loader->arena, slots * sizeof *table->slots);
    table->list->table = (struct pl_table){.text = text,
                                           .rows = table->rows,
                                           .slots = table->slots,
                                           .slot_count = slots};
}

/* Add `row`, which begins with its key, to the table. Returns false if an
 * earlier row has the same key. */
static bool add_row(struct table *table, struct pl_slice row, size_t key_len) {
    struct pl_table *to = &table->list->table;
    return pl_table_add(to, table->rows, table->slots,
                        (struct pl_table_row){(uint32_t)(row.data - to->text),
                                              (uint32_t)row.len,
                                              (uint32_t)key_len, 0});
}

/* Remove the first line from `rest`, with its line end, and return it. */
static struct pl_slice cut_line(struct pl_slice *rest) {
    const char *end = memchr(rest->data, '\n', rest->len);
    size_t len = end ? (size_t)(end - rest->data) : rest->len;
    struct pl_slice line = pl_slice_of(rest->data, len);
    size_t skip = end ? len + 1 : len;
    *rest = pl_slice_of(rest->data + skip, rest->len - skip);
    if (line.len > 0 && line.data[line.len - 1] == '\r')
        line.len--;
    return line;
}

/* Remove the first field from `line`, with its tab. Returns whether there was a
 * tab, so that another field follows. */
static bool cut_field(struct pl_slice *line, struct pl_slice *out) {
    size_t len = 0;
    while (len < line->len && line->data[len] != '\t') /* mostly short */
        len++;
    bool has_tab = len < line->len;
    *out = pl_slice_of(line->data, len);
    *line = pl_slice_of(line->data + len + has_tab, line->len - len - has_tab);
    return has_tab;
}

static size_t count_byte(struct pl_slice text, char byte) {
    size_t count = 0;
    const char *end = text.data + text.len;
    for (const char *at = text.data; at < end; at++, count++) {
        at = memchr(at, byte, (size_t)(end - at));
        if (!at)
            break;
    }
    return count;
}

static void refuse_line(struct pl_loader *loader, struct table *table,
                        struct pl_slice line, const char *message) {
    size_t offset = (size_t)(line.data - table->file->text.data);
    const struct pl_place range[2] = {
        pl_locate_offset(&table->locator, offset),
        pl_locate_offset(&table->locator, offset + line.len)};
    pl_errata_add_at(&loader->errata, PL_BAD_VALUE, table->file, range, "%s",
                     message);
}

static void read_header(struct pl_loader *loader, struct pl_list *list,
                        struct pl_slice line) {
    size_t count = count_byte(line, '\t') + 1;
    struct pl_slice *columns =
        pl_arena_alloc(loader->arena, count * sizeof *columns);
    for (size_t i = 0; i < count; i++)
        cut_field(&line, &columns[i]);
    list->columns = columns;
    list->column_count = count;
}

static void read_row(struct pl_loader *loader, struct table *table,
                     struct pl_slice line) {
    struct pl_list *list = table->list;
    struct pl_slice rest = line, key;
    if (count_byte(line, '\t') + 1 != list->column_count) {
        refuse_line(loader, table, line,
                    "this line has more or fewer columns than the first: "
                    "columns are separated by tabs");
        return;
    }
    cut_field(&rest, &key);
    if (key.len == 0)
        refuse_line(loader, table, line, "this line has no key");
    else if (!add_row(table, line, key.len))
        refuse_line(loader, table, key, "a line above has this key already");
}

static void read_rows(struct pl_loader *loader, struct table *table,
                      struct pl_slice rest) {
    size_t rows = count_byte(rest, '\n') + 1;
    if (rows > PL_YAML_NODES_MAX / table->list->column_count ||
        rest.len > UINT32_MAX) {
        refuse_line(loader, table, pl_slice_of(table->file->text.data, 0),
                    "a table of more than 1,000,000 fields, or 4 GiB");
        return;
    }
    make_room(loader, table, rest.data, rows);
    while (rest.len > 0) {
        struct pl_slice line = cut_line(&rest);
        if (line.len > 0)
            read_row(loader, table, line);
    }
}

static void read_table(struct pl_loader *loader, struct pl_yaml_file *file,
                       struct pl_list *list) {
    struct table table = {.file = file, .list = list};
    pl_locator_init(&table.locator, file->text);
    struct pl_slice rest = file->text;
    rest.data += table.locator.place.offset;
    rest.len -= (size_t)table.locator.place.offset;
    struct pl_slice bad = pl_utf8_find_bad(file->text);
    if (bad.len > 0) {
        refuse_line(loader, &table, bad,
                    "bytes that are not UTF-8: save the file as UTF-8");
        return;
    }
    if (rest.len == 0) {
        refuse_line(loader, &table, rest,
                    "an empty table: its first line names the columns");
        return;
    }
    read_header(loader, list, cut_line(&rest));
    read_rows(loader, &table, rest);
}

static size_t sum_of_lengths(const struct pl_node *words) {
    size_t sum = 0;
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].kind == PL_NODE_SCALAR)
            sum += words->items[i].text.len;
    return sum;
}

static void read_words(struct pl_loader *loader, const struct pl_node *node,
                       struct pl_list *list) {
    struct table table = {.list = list};
    char *at = pl_arena_alloc(loader->arena, sum_of_lengths(node) + 1);
    read_header(loader, list, pl_slice_str(INLINE_COLUMN));
    make_room(loader, &table, at, node->count);
    for (size_t i = 0; i < node->count; i++) {
        struct pl_slice word;
        if (!pl_read_text(&loader->errata, &node->items[i], &word))
            continue;
        memcpy(at, word.data, word.len);
        if (!add_row(&table, pl_slice_of(at, word.len), word.len))
            pl_errata_add(&loader->errata, PL_BAD_VALUE, &node->items[i],
                          "\"%s\" is in this list already", word.data);
        at += word.len;
    }
}

static void load_file(struct pl_loader *loader, const struct pl_node *path,
                      struct pl_list *list) {
    struct pl_slice name;
    struct pl_yaml_file *file = pl_arena_alloc(loader->arena, sizeof *file);
    const struct pl_digest *digest;
    if (!pl_read_text(&loader->errata, path, &name) ||
        !pl_load_beside(loader, path, file, &digest))
        return;
    if (!digest || !digest->table.rows) {
        read_table(loader, file, list);
        return;
    }
    list->table = digest->table;
    read_header(loader, list, cut_line(&file->text));
}

/* Read `expect`: the member by which a file that is an object says that it has
 * all values. */
static void load_expect(struct pl_loader *loader, const struct pl_node *node,
                        struct pl_list *list) {
    if (!pl_read_kind(&loader->errata, node, PL_NODE_MAPPING))
        return;
    if (node->count != 1) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "expect has one member: {message: success}");
        return;
    }
    list->expect = node->keys[0].text;
    pl_read_text(&loader->errata, &node->items[0], &list->expected);
}

/* Read a list with an option, whose values each run provides. */
static void load_option(struct pl_loader *loader, struct pl_node *const *fields,
                        struct pl_list *list) {
    if (fields[LIST_FILE])
        pl_errata_add(&loader->errata, PL_BAD_VALUE, fields[LIST_FILE],
                      "a list with an option has no file of its own");
    pl_read_text(&loader->errata, fields[LIST_OPTION], &list->option);
    if (fields[LIST_MEMBER])
        pl_read_text(&loader->errata, fields[LIST_MEMBER], &list->member);
    if (fields[LIST_EXPECT])
        load_expect(loader, fields[LIST_EXPECT], list);
}

static void load_list(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_list *list) {
    static const char *const keys[] = {"file", "option", "member", "expect",
                                       NULL};
    struct pl_node *fields[LIST_KEYS];

    if (node->kind == PL_NODE_SEQUENCE) {
        read_words(loader, node, list);
        return;
    }
    if (!pl_read_fields(&loader->errata, node, keys, fields))
        return;
    if (fields[LIST_OPTION])
        load_option(loader, fields, list);
    else if (fields[LIST_FILE])
        load_file(loader, fields[LIST_FILE], list);
    else
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "a list is a list of texts or names its file: {file: "
                      "words.tsv}");
}

void pl_load_lists(struct pl_loader *loader) {
    pl_ruleset *ruleset = loader->ruleset;
    size_t count = loader->lists.count;
    struct pl_list **lists =
        pl_arena_alloc(loader->arena, count * sizeof *lists);
    for (size_t i = 0; i < count; i++) {
        lists[i] = pl_arena_alloc(loader->arena, sizeof **lists);
        lists[i]->name = loader->lists.items[i].name;
    }
    ruleset->lists = lists;
    ruleset->list_count = count;
    loader->are_lists_shipped = true;
    for (size_t i = 0; i < count; i++) {
        load_list(loader, loader->lists.items[i].value, lists[i]);
        loader->are_lists_shipped &=
            loader->lists.items[i].key->file->is_shipped;
    }
}

/* Store which files a key, which is the name of a list, gives to that list. */
static void give(struct pl_loader *loader, const struct pl_node *key,
                 struct pl_node *value, struct pl_list_files *given) {
    size_t count;
    struct pl_node *items = pl_read_list(value, &count);
    struct pl_slice *files =
        pl_arena_alloc(loader->arena, (count + 1) * sizeof *files);
    given->list = key->text;
    given->files.items = files;
    given->from = pl_given_of(value);
    for (size_t i = 0; i < count; i++) {
        struct pl_slice name;
        if (pl_read_text(&loader->errata, &items[i], &name))
            files[given->files.count++] =
                pl_path_beside(loader->arena, items[i].file->path, name);
    }
}

static bool has_option(const struct pl_loader *loader, struct pl_slice name) {
    uint32_t index = pl_map_get(&loader->lists.index, name);
    return index != PL_MAP_NONE &&
           loader->ruleset->lists[index]->option.len > 0;
}

void pl_load_given(struct pl_loader *loader) {
    struct pl_config *config = &loader->ruleset->config;
    struct pl_list_files *given = pl_arena_alloc(
        loader->arena, (loader->other_count + 1) * sizeof *given);
    config->list_files = given;
    for (size_t i = 0; i < loader->other_count; i++) {
        const struct pl_extra_key *other = &loader->others[i];
        if (has_option(loader, other->key->text))
            give(loader, other->key, other->value,
                 &given[config->list_file_count++]);
        else
            pl_read_refuse_key(&loader->errata, other->key, pl_section_keys);
    }
}
