/*
 * embed FILE...: print C code that holds the files, for src/lib/embedded.h; of
 * YAML files their trees too (see src/rules/digest.h). Runs while paylint is
 * built. A file with a mistake ends it with exit status 1.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"
#include "rules/digest.h"
#include "rules/keys.h"

/* The value of the key `examples` of a rule is so far from the root. */
#define EXAMPLES_DEPTH 3

/* A node of the table. */
struct entry {
    const struct pl_node *node;
    unsigned depth;
    size_t first;      /* the index of its first child */
    bool are_examples; /* its children stand last */
    bool has_hole;
    size_t word; /* of a key: the field of a rule that it names, + 1; or 0 */
};

/* One file. */
struct embedding {
    const char *path;
    int number; /* in the names of its tables */
    struct pl_heap heap;
    struct pl_arena arena;
    struct pl_buf text;
    struct pl_yaml_file file;
    struct pl_yaml yaml;
    struct pl_map texts; /* of scalars → where they are in `pool` */
    struct pl_buf pool;
    struct entry *entries;
    size_t count, cap, hole_count;
    size_t plain_count;
    struct pl_table table; /* of a file that is no YAML, in … */
    struct pl_table_row *rows;
    uint32_t *slots;
};

_Noreturn static void fail(const char *path, struct pl_place place,
                           const char *message) {
    fprintf(stderr, "%s:%llu:%llu: %s\n", path, (unsigned long long)place.line,
            (unsigned long long)place.column, message);
    exit(EXIT_FAILURE);
}

static void init(struct embedding *e, const char *path, int number) {
    *e = (struct embedding){.path = path, .number = number};
    pl_heap_init(&e->heap);
    pl_arena_init(&e->arena, &e->heap);
    pl_buf_init(&e->text, &e->heap);
    pl_map_init(&e->texts, &e->heap);
    pl_buf_init(&e->pool, &e->heap);
}

static void fini(struct embedding *e) {
    pl_arena_free(&e->arena);
    pl_buf_fini(&e->text);
    pl_map_fini(&e->texts);
    pl_buf_fini(&e->pool);
    free(e->entries);
    free(e->rows);
    free(e->slots);
}

static void read_text(struct embedding *e) {
    char chunk[16384];
    size_t n;
    FILE *in = fopen(e->path, "rb");
    while (in && (n = fread(chunk, 1, sizeof chunk, in)) > 0)
        pl_buf_add(&e->text, chunk, n);
    if (!in || ferror(in)) {
        perror(e->path);
        exit(EXIT_FAILURE);
    }
    fclose(in);
}

static void add(struct embedding *e, const struct pl_node *node,
                unsigned depth) {
    e->entries = pl_heap_grow(&e->heap, e->entries, &e->cap, e->count + 1,
                              sizeof *e->entries);
    e->entries[e->count++] = (struct entry){.node = node, .depth = depth};
}

static void add_key(struct embedding *e, const struct pl_node *key,
                    unsigned depth) {
    add(e, key, depth);
    for (size_t i = 0; pl_rule_keys[i]; i++)
        if (pl_slice_is(key->text, pl_rule_keys[i]))
            e->entries[e->count - 1].word = i + 1;
}

/* Add the children of entry `i` in a row. */
static void add_children(struct embedding *e, size_t i) {
    const struct pl_node *node = e->entries[i].node;
    unsigned depth = e->entries[i].depth + 1;
    bool is_map = node->kind == PL_NODE_MAPPING;
    e->entries[i].first = e->count;
    for (size_t k = 0; is_map && k < node->count; k++)
        add_key(e, &node->keys[k], depth);
    for (size_t k = 0; k < node->count; k++) {
        add(e, &node->items[k], depth);
        e->entries[e->count - 1].are_examples =
            is_map && depth == EXAMPLES_DEPTH &&
            pl_slice_is(node->keys[k].text, "examples");
    }
}

/* Put the nodes in the order of the table. */
static void order(struct embedding *e) {
    add(e, e->yaml.root, 0);
    for (size_t i = 0; i < e->count; i++)
        if (!e->entries[i].are_examples)
            add_children(e, i);
    e->plain_count = e->count;
    for (size_t i = 0; i < e->plain_count; i++)
        if (e->entries[i].are_examples)
            add_children(e, i);
    for (size_t i = e->plain_count; i < e->count; i++)
        add_children(e, i);
}

/* Where the text of a scalar is among all texts. */
static size_t place_text(struct embedding *e, struct pl_slice text) {
    uint32_t next = (uint32_t)e->pool.len;
    uint32_t at = pl_map_add(&e->texts, text, next);
    if (at == next) {
        pl_buf_add_slice(&e->pool, text);
        pl_buf_add_char(&e->pool, '\0');
    }
    return at;
}

static void print_node(struct embedding *e, const struct entry *entry) {
    const struct pl_node *node = entry->node;
    bool is_scalar = node->kind == PL_NODE_SCALAR;
    printf("    {%zu, %zu, %d, %d, %zu, %d, %d},\n",
           is_scalar ? place_text(e, node->text) : entry->first,
           is_scalar ? node->text.len : node->count, (int)node->kind,
           (int)node->scalar, entry->word, node->truth, entry->has_hole);
}

static void print_marks(const struct pl_node *node) {
    const struct pl_node_mark start = node->marks->start;
    const struct pl_node_mark end = node->marks->end;
    printf("    {{%lu, %lu, %lu}, {%lu, %lu, %lu}},\n",
           (unsigned long)start.offset, (unsigned long)start.line,
           (unsigned long)start.column, (unsigned long)end.offset,
           (unsigned long)end.line, (unsigned long)end.column);
}

static void print_bytes(const char *name, int number, struct pl_slice bytes) {
    printf("\nstatic const unsigned char %s_%d[] = {", name, number);
    for (size_t i = 0; i < bytes.len; i++)
        printf("%s%d,", i % 20 == 0 ? "\n    " : "",
               (unsigned char)bytes.data[i]);
    printf("\n    0};\n");
}

static void note_holes(struct embedding *e) {
    for (const struct pl_node_link *hole = e->yaml.holes; hole;
         hole = hole->next) {
        e->hole_count++;
        for (size_t i = 0; i < e->count; i++)
            e->entries[i].has_hole |= hole->node == e->entries[i].node;
    }
}

static void print_text(const struct embedding *e) {
    print_bytes("text", e->number, pl_buf_slice(&e->text));
}

static void print_places(const struct embedding *e) {
    printf("\nstatic const struct pl_node_marks marks_%d[] = {\n", e->number);
    for (size_t i = 0; i < e->count; i++)
        print_marks(e->entries[i].node);
    printf("};\n");
}

static void print_tree(struct embedding *e) {
    printf("\nstatic const struct pl_digest_node nodes_%d[] = {\n", e->number);
    for (size_t i = 0; i < e->count; i++)
        print_node(e, &e->entries[i]);
    printf("};\n");
    print_bytes("texts", e->number, pl_buf_slice(&e->pool));
}

static void print_table(const struct embedding *e) {
    print_text(e);
    printf("\nstatic const struct pl_table_row rows_%d[] = {\n", e->number);
    for (uint32_t i = 0; i < e->table.row_count; i++)
        printf("    {%lu, %lu, %lu, %lu},\n", (unsigned long)e->rows[i].at,
               (unsigned long)e->rows[i].len, (unsigned long)e->rows[i].key_len,
               (unsigned long)e->rows[i].letters);
    printf("};\n\nstatic const uint32_t slots_%d[] = {", e->number);
    for (uint32_t i = 0; i < e->table.slot_count; i++)
        printf("%s%lu,", i % 16 == 0 ? "\n    " : "",
               (unsigned long)e->slots[i]);
    printf("\n};\n");
}

static size_t count_bytes(struct pl_slice text, char byte) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.data[i] == byte;
    return count;
}

/* Cut the line at the front off `rest`, with its line end. */
static struct pl_slice cut_line(struct pl_slice *rest) {
    const char *end = memchr(rest->data, '\n', rest->len);
    size_t len = end ? (size_t)(end - rest->data) : rest->len;
    struct pl_slice line = pl_slice_of(rest->data, len);
    size_t skip = end ? len + 1 : len;
    *rest = pl_slice_of(rest->data + skip, rest->len - skip);
    return line;
}

/* Add a line of a table: it has a key, as many fields as the first line, and no
 * other has that key. */
static void add_row(struct embedding *e, struct pl_slice line, size_t key_len,
                    uint64_t number) {
    const struct pl_table_row row = {(uint32_t)(line.data - e->table.text),
                                     (uint32_t)line.len, (uint32_t)key_len, 0};
    if (key_len == 0 || !pl_table_add(&e->table, e->rows, e->slots, row))
        fail(e->path, (struct pl_place){0, number, 1},
             "this line has no key, or that of one above");
}

static void read_table(struct embedding *e) {
    struct pl_slice rest = pl_buf_slice(&e->text);
    size_t rows = count_bytes(rest, '\n');
    uint32_t slots = pl_table_slots(rows);
    e->rows = pl_heap_alloc_zeroed(&e->heap, rows * sizeof *e->rows);
    e->slots = pl_heap_alloc_zeroed(&e->heap, slots * sizeof *e->slots);
    e->table = (struct pl_table){.text = rest.data,
                                 .rows = e->rows,
                                 .slots = e->slots,
                                 .slot_count = slots};
    size_t tabs = count_bytes(cut_line(&rest), '\t');
    for (uint64_t number = 2; rest.len > 0; number++) {
        struct pl_slice line = cut_line(&rest);
        const char *tab = memchr(line.data, '\t', line.len);
        if (count_bytes(line, '\t') != tabs)
            fail(e->path, (struct pl_place){0, number, 1},
                 "this line has more or fewer columns than the first");
        add_row(e, line, tab ? (size_t)(tab - line.data) : line.len, number);
    }
}

static bool is_yaml(const char *path) {
    size_t len = strlen(path);
    return len > 5 && strcmp(path + len - 5, ".yaml") == 0;
}

static void read_tree(struct embedding *e) {
    e->file.path = pl_slice_str(e->path);
    e->file.text = pl_buf_slice(&e->text);
    if (!pl_yaml_read(&e->yaml, &e->arena, &e->file))
        fail(e->path, e->yaml.error.start, e->yaml.error.message.data);
    if (e->yaml.repeated)
        fail(e->path, pl_node_start(e->yaml.repeated->node),
             "this key is given twice");
    order(e);
    note_holes(e);
}

static void read_file(struct embedding *e) {
    read_text(e);
    if (is_yaml(e->path))
        read_tree(e);
    else
        read_table(e);
}

static void print_row(const struct embedding *e) {
    const char *slash = strrchr(e->path, '/');
    int number = e->number;
    printf("    {\"%s\", {.text = (const char *)text_%d, "
           ".size = sizeof text_%d - 1,",
           slash ? slash + 1 : e->path, number, number);
    if (e->count == 0)
        printf(
            "\n     .table = {(const char *)text_%d, rows_%d, slots_%d, %lu, "
            "%lu}}},\n",
            number, number, number, (unsigned long)e->table.row_count,
            (unsigned long)e->table.slot_count);
    else
        printf("\n     .texts = (const char *)texts_%d, .nodes = nodes_%d, "
               ".marks = marks_%d,\n     .count = %zu, .hole_count = %zu, "
               ".plain_count = %zu}},\n",
               number, number, number, e->count, e->hole_count, e->plain_count);
}

/* What every start reads stands behind what only mistakes and listings need:
 * less of the program is in memory then. */
static void print_files(struct embedding *all, int count) {
    for (int i = 0; i < count; i++) {
        if (all[i].count == 0)
            continue;
        print_text(&all[i]);
        print_places(&all[i]);
    }
    for (int i = 0; i < count; i++)
        if (all[i].count == 0)
            print_table(&all[i]);
        else
            print_tree(&all[i]);
    printf("\nconst struct pl_embedded pl_embedded[] = {\n");
    for (int i = 0; i < count; i++)
        print_row(&all[i]);
    printf("    {.name = NULL},\n};\n");
}

int main(int argc, char **argv) {
    struct pl_heap heap;
    pl_heap_init(&heap);
    struct embedding *all = pl_heap_alloc(&heap, (size_t)argc * sizeof *all);
    int count = argc - 1;
    for (int i = 0; i < count; i++) {
        init(&all[i], argv[i + 1], i + 1);
        read_file(&all[i]);
    }
    printf("#include \"lib/embedded.h\"\n");
    print_files(all, count);
    for (int i = 0; i < count; i++)
        fini(&all[i]);
    free(all);
    return ferror(stdout) || fflush(stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
