#include "rows.h"

#include <string.h>

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *one_of(struct rows *rows, const char *const *pieces,
                          size_t n) {
    return pieces[random_below(&rows->random, n)];
}

static bool one_in(struct rows *rows, size_t n) {
    return random_one_in(&rows->random, n);
}

static void add(struct rows *rows, const char *piece) {
    pl_buf_add_str(&rows->bytes, piece);
}

static void add_number(struct rows *rows) {
    pl_buf_add_uint(&rows->bytes, random_below(&rows->random, 100));
    if (one_in(rows, 4))
        add(rows, ".50");
}

/* Begin a line inside of a document. */
static void add_break(struct rows *rows) {
    add(rows, rows->line);
    for (unsigned i = 0; i < rows->level; i++)
        add(rows, "  ");
}

static void add_key(struct rows *rows, const char *key) {
    if (rows->is_tall)
        add_break(rows);
    else
        add(rows, rows->space);
    add(rows, key);
    add(rows, ":");
}

static void add_text(struct rows *rows) {
    static const char *const texts[] = {"\"ab\"", "\"\\u0061b\"", "\"grün\"",
                                        "\"a longer text, of ASCII\"", "\"\""};
    add_key(rows, "\"key\"");
    add(rows, one_of(rows, texts, COUNT_OF(texts)));
}

/* Open an object, whose keys begin lines or do not: some are laid out as others
 * are not. */
static void add_open(struct rows *rows) {
    rows->is_tall = rows->line != NULL && rows->are_tall != one_in(rows, 12);
    rows->level += rows->is_tall;
    rows->space = rows->spaces[one_in(rows, 12)];
    add(rows, "{");
}

static void add_close(struct rows *rows) {
    rows->level -= rows->is_tall;
    if (rows->is_tall)
        add_break(rows);
    add(rows, "}");
}

static void open_list(struct rows *rows) {
    add(rows, "[");
    rows->level += rows->is_stacked;
    if (rows->is_stacked)
        add_break(rows);
}

static void close_list(struct rows *rows) {
    rows->level -= rows->is_stacked;
    if (rows->is_stacked)
        add_break(rows);
    add(rows, "]");
}

/* What stands between two elements, now and then not as elsewhere. */
static void add_comma(struct rows *rows) {
    static const char *const others[] = {" ,", ", ", ",\t", ",  ", "\t,"};
    static const char *const lines[] = {",\n", "\n,", ",\r\n ", ",\r", ",\n\n"};

    if (one_in(rows, 400))
        return; /* a mistake */
    if (one_in(rows, 30)) {
        add(rows, one_of(rows, rows->line == NULL ? others : lines, 5));
        return;
    }
    add(rows, ",");
    if (rows->is_stacked)
        add_break(rows);
    else
        add(rows, rows->gap);
}

/* Now and then a member that few others have. */
static void add_rare(struct rows *rows) {
    char key[] = "\"a0\"";

    if (!one_in(rows, 30))
        return;
    add(rows, ",");
    key[1] = (char)('c' + random_below(&rows->random, 8));
    key[2] = (char)('0' + random_below(&rows->random, 10));
    add_key(rows, key);
    add_number(rows);
}

static void add_element(struct rows *rows) {
    add_open(rows);
    add_key(rows, "\"b\"");
    add_number(rows);
    if (one_in(rows, 20)) {
        add(rows, ",");
        add_text(rows);
    }
    add_rare(rows);
    add_close(rows);
}

static void add_elements(struct rows *rows) {
    size_t count = random_below(&rows->random, 30);
    bool is_tall = rows->is_tall;

    add(rows, ",");
    add_key(rows, "\"list\"");
    open_list(rows);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            add_comma(rows);
        add_element(rows);
    }
    close_list(rows);
    rows->is_tall = is_tall;
}

/* One that may equal another, laid out in one of some ways. */
static void add_object(struct rows *rows, size_t way) {
    add_open(rows);
    add_key(rows, "\"a\"");
    add_number(rows);
    if (way % 2 == 0) {
        add(rows, ",");
        add_text(rows);
    }
    if (way % 3 != 0) {
        add(rows, ",");
        add_key(rows, "\"b\"");
        add_number(rows);
    } else if (way > 2)
        add_elements(rows);
    add_rare(rows);
    add_close(rows);
}

/* One like those before, one of these again, or one that is as many are. */
static void add_next(struct rows *rows, size_t way) {
    size_t index = random_below(&rows->random, ROWS_EARLIER);
    struct rows_place *place = &rows->earlier[index];

    if (one_in(rows, 20))
        add(rows, "{\"a\":0}");
    else if (place->end > 0 && one_in(rows, 10)) {
        for (size_t i = place->start; i < place->end; i++)
            pl_buf_add_char(&rows->bytes, rows->bytes.data[i]);
    } else {
        place->start = rows->bytes.len;
        add_object(rows, way);
        place->end = rows->bytes.len;
    }
}

/* What stands between two lines that are documents, now and then not as
 * elsewhere. */
static void add_line_end(struct rows *rows) {
    static const char *const others[] = {"\n", " \n", "\t\r\n", "\n\n", "\n "};

    if (one_in(rows, 400))
        return; /* a mistake */
    add(rows, one_in(rows, 30) ? one_of(rows, others, 5) : rows->eol);
}

static void choose_ways(struct rows *rows, bool is_lines) {
    static const char *const gaps[] = {"", "", " ", "\t"};
    static const char *const lines[] = {"\n", "\n", "\r\n", "\r"};
    static const char *const ends[] = {"\n", "\n", "\r\n", " \n", "\t\n"};

    rows->framing = is_lines ? PL_FRAMING_LINES : PL_FRAMING_ONE;
    rows->is_list = !is_lines || one_in(rows, 2);
    rows->eol = one_of(rows, ends, COUNT_OF(ends));
    rows->gap = one_of(rows, gaps, COUNT_OF(gaps));
    for (size_t i = 0; i < COUNT_OF(rows->spaces); i++)
        rows->spaces[i] = one_of(rows, gaps, COUNT_OF(gaps));
    rows->line = is_lines ? NULL : one_of(rows, lines, COUNT_OF(lines));
    rows->is_stacked = !is_lines && one_in(rows, 2);
    rows->are_tall = one_in(rows, 2);
    rows->level = 0;
}

/* End a document that is a line, and begin the next one. */
static void come_to_line(struct rows *rows) {
    if (rows->is_list)
        close_list(rows);
    add_line_end(rows);
    if (rows->is_list)
        open_list(rows);
}

void rows_make(struct rows *rows, size_t objects) {
    bool is_lines = one_in(rows, 2);
    size_t way = random_below(&rows->random, 6);

    pl_buf_clear(&rows->bytes);
    memset(rows->earlier, 0, sizeof rows->earlier);
    choose_ways(rows, is_lines);
    if (rows->is_list)
        open_list(rows);
    for (size_t i = 0; i < objects; i++) {
        if (i > 0 && is_lines && (!rows->is_list || i % 40 == 0))
            come_to_line(rows);
        else if (i > 0)
            add_comma(rows);
        if (one_in(rows, 15))
            way = random_below(&rows->random, 6);
        add_next(rows, way);
    }
    if (rows->is_list)
        close_list(rows);
}
