#include "rules/loader.h"
#include "rules/place.h"
#include "rules/text.h"

#define INLINE_COLUMN "value"

/* A table while it is read. */
struct table {
    struct pl_yaml_file *file;
    struct pl_list *list;
    struct pl_locator locator;
    struct pl_slice *fields;
    size_t field_count;
};

static struct pl_slice fold(struct pl_arena *arena, struct pl_slice key) {
    char *folded = pl_arena_alloc(arena, key.len + 1);
    for (size_t i = 0; i < key.len; i++) {
        char c = key.data[i];
        folded[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return pl_slice_of(folded, key.len);
}

/* Make a row findable; of keys that are alike the first row stands. */
static void index_row(struct pl_loader *loader, struct pl_list *list,
                      size_t row) {
    struct pl_slice key = list->fields[row * list->column_count];
    pl_map_add(&list->by_key, key, (uint32_t)row);
    pl_map_add(&list->by_folded_key, fold(loader->arena, key), (uint32_t)row);
}

/* Cut the line at the front off `rest`, with its line end. */
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

static struct pl_slice cut_field(struct pl_slice *line) {
    const char *end =
        line->len > 0 ? memchr(line->data, '\t', line->len) : NULL;
    size_t len = end ? (size_t)(end - line->data) : line->len;
    struct pl_slice field = pl_slice_of(line->data, len);
    size_t skip = end ? len + 1 : len;
    *line = pl_slice_of(line->data + skip, line->len - skip);
    return field;
}

static size_t count_byte(struct pl_slice text, char byte) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.data[i] == byte;
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

static void read_header(struct pl_loader *loader, struct table *table,
                        struct pl_slice line) {
    size_t count = count_byte(line, '\t') + 1;
    struct pl_slice *columns =
        pl_arena_alloc(loader->arena, count * sizeof *columns);
    for (size_t i = 0; i < count; i++)
        columns[i] = cut_field(&line);
    table->list->columns = columns;
    table->list->column_count = count;
}

static void read_row(struct pl_loader *loader, struct table *table,
                     struct pl_slice line) {
    struct pl_list *list = table->list;
    if (count_byte(line, '\t') + 1 != list->column_count) {
        refuse_line(loader, table, line,
                    "this line has more or fewer columns than the first: "
                    "columns are separated by tabs");
        return;
    }
    struct pl_slice key_text = line;
    struct pl_slice key = cut_field(&key_text);
    if (key.len == 0) {
        refuse_line(loader, table, line, "this line has no key");
        return;
    }
    if (pl_map_get(&list->by_key, key) != PL_MAP_NONE) {
        refuse_line(loader, table, key, "a line above has this key already");
        return;
    }
    for (size_t i = 0; i < list->column_count; i++)
        table->fields[table->field_count++] = cut_field(&line);
    index_row(loader, list, list->row_count++);
}

static void read_table(struct pl_loader *loader, struct pl_yaml_file *file,
                       struct pl_list *list) {
    struct table table = {.file = file, .list = list};
    pl_locator_init(&table.locator, file->text);
    struct pl_slice rest = file->text;
    rest.data += table.locator.place.offset;
    rest.len -= (size_t)table.locator.place.offset;
    struct pl_slice bad = pl_text_find_bad(file->text);
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

    size_t rows = count_byte(rest, '\n') + 1;
    read_header(loader, &table, cut_line(&rest));
    if (rows > PL_YAML_NODES_MAX / list->column_count) {
        refuse_line(loader, &table, pl_slice_of(file->text.data, 0),
                    "a table of more than 1,000,000 fields");
        return;
    }
    table.fields = pl_arena_alloc(loader->arena, rows * list->column_count *
                                                     sizeof *table.fields);
    list->fields = table.fields;
    while (rest.len > 0) {
        struct pl_slice line = cut_line(&rest);
        if (line.len > 0)
            read_row(loader, &table, line);
    }
}

static void read_words(struct pl_loader *loader, const struct pl_node *node,
                       struct pl_list *list) {
    struct pl_slice *columns = pl_arena_alloc(loader->arena, sizeof *columns);
    struct pl_slice *fields =
        pl_arena_alloc(loader->arena, node->count * sizeof *fields);
    *columns = pl_slice_str(INLINE_COLUMN);
    list->columns = columns;
    list->column_count = 1;
    list->fields = fields;
    for (size_t i = 0; i < node->count; i++) {
        struct pl_slice word;
        if (!pl_read_text(&loader->errata, node->items[i], &word))
            continue;
        if (pl_map_get(&list->by_key, word) != PL_MAP_NONE) {
            pl_errata_add(&loader->errata, PL_BAD_VALUE, node->items[i],
                          "\"%s\" is in this list already", word.data);
            continue;
        }
        fields[list->row_count] = word;
        index_row(loader, list, list->row_count++);
    }
}

static void load_list(struct pl_loader *loader, const struct pl_node *node,
                      struct pl_list *list) {
    static const char *const keys[] = {"file", NULL};
    struct pl_node *path;
    struct pl_slice name;

    if (node->kind == PL_NODE_SEQUENCE) {
        read_words(loader, node, list);
        return;
    }
    if (!pl_read_fields(&loader->errata, node, keys, &path))
        return;
    if (!path) {
        pl_errata_add(&loader->errata, PL_BAD_VALUE, node,
                      "a list is a list of texts or names its file: {file: "
                      "words.tsv}");
        return;
    }
    struct pl_yaml_file *file = pl_arena_alloc(loader->arena, sizeof *file);
    if (pl_read_text(&loader->errata, path, &name) &&
        pl_load_beside(loader, path, file))
        read_table(loader, file, list);
}

void pl_load_lists(struct pl_loader *loader) {
    pl_ruleset *ruleset = loader->ruleset;
    size_t count = loader->lists.count;
    struct pl_list **lists =
        pl_arena_alloc(loader->arena, count * sizeof *lists);
    for (size_t i = 0; i < count; i++) {
        lists[i] = pl_arena_alloc(loader->arena, sizeof **lists);
        lists[i]->name = loader->lists.items[i].name;
        pl_map_init(&lists[i]->by_key, loader->heap);
        pl_map_init(&lists[i]->by_folded_key, loader->heap);
    }
    ruleset->lists = lists;
    ruleset->list_count = count;
    for (size_t i = 0; i < count; i++)
        load_list(loader, loader->lists.items[i].value, lists[i]);
}
