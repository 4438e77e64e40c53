#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "input/ahead.h"
#include "lib/paylint.h"

static char root[16];

static void enter(void) {
    strcpy(root, "crew-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    ck_assert_int_eq(system("mkdir .git in"), 0);
}

static void leave(void) {
    char command[32];
    ck_assert_int_eq(chdir(".."), 0);
    snprintf(command, sizeof command, "rm -rf %s", root);
    ck_assert_int_eq(system(command), 0);
}

static void write_file(const char *name, struct pl_slice text) {
    FILE *file = fopen(name, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text.data, 1, text.len, file), text.len);
    ck_assert_int_eq(fclose(file), 0);
}

static void read_file(const char *name, struct pl_buf *out) {
    char bytes[4096];
    size_t n;
    FILE *file = fopen(name, "r");
    ck_assert_ptr_nonnull(file);
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        pl_buf_add(out, bytes, n);
    ck_assert_int_eq(fclose(file), 0);
}

/* What a run over `in` says, in several formats, or in those for machines
 * alone, which show no lines; and how it ends. */
static void say(struct pl_session_options *options, bool machines,
                struct pl_buf *out) {
    static const struct pl_report_to reports[] = {
        {"text", NULL}, {"sarif", "sarif"}, {"jsonl", "jsonl"}};
    static const char *const names[] = {"out", "notices", "jsonl", "sarif"};
    struct pl_slice operand = pl_slice_str("in");
    const struct pl_names operands = {&operand, 1};
    options->reports = reports + (machines ? 2 : 0);
    options->report_count = machines ? 1 : 3;
    options->stdin_name = pl_slice_str("-");
    options->out_fd = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    options->notice_fd = open("notices", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int status = pl_session_check(options, &operands);
    close(options->out_fd);
    close(options->notice_fd);
    pl_buf_clear(out);
    pl_buf_add_format(out, "exit %d\n", status);
    for (size_t i = 0; i < (machines ? 3 : 4); i++)
        read_file(names[i], out);
}

/* The first line in which two texts differ. */
static void show_difference(const char *one, const char *many) {
    const char *line = many;
    while (*one != '\0' && *one == *many) {
        if (*many == '\n')
            line = many + 1;
        one++;
        many++;
    }
    ck_abort_msg("where one thread says: %.300s\nseveral say: %.300s",
                 one - (many - line), line);
}

/* Check with one thread, then with several that take ranges of random sizes.
 */
static void expect_the_same(struct pl_session_options options, bool machines,
                            int rounds) {
    struct pl_heap heap;
    struct pl_buf one, many;
    pl_heap_init(&heap);
    pl_buf_init(&one, &heap);
    pl_buf_init(&many, &heap);
    options.jobs = 1;
    say(&options, machines, &one);
    for (int i = 0; i < rounds; i++) {
        options.jobs = 2 + (uint64_t)(rand() % 7);
        options.range = 300 + (uint64_t)(rand() % (1 << (10 + rand() % 8)));
        say(&options, machines, &many);
        if (!pl_slice_eq(pl_buf_slice(&one), pl_buf_slice(&many)))
            show_difference(one.data, many.data);
    }
    pl_buf_fini(&one);
    pl_buf_fini(&many);
}

static int one_in(int n) {
    return rand() % n == 0;
}

/* How a text is made: the larger a number, the rarer the thing; 0: never. */
struct mix {
    int fault, broken, odd, again, lost;
    int products;
};

static int is_due(int rarity) {
    return rarity > 0 && one_in(rarity);
}

static void add_purchase(struct pl_buf *out, const struct mix *mix) {
    static const char *const faults[] = {
        "\"currency\":\"EURO\"", "\"quantity\":101", "\"price\":-1",
        "\"email\":\"zoe@example.com\",\"quantity\":\"1\"", "\"time\":\"now\""};
    pl_buf_add_format(out, "{\"external_id\":\"u%d\",\"product_id\":\"%s%d\",",
                      rand(), one_in(500) && mix->fault ? "P" : "p",
                      rand() % mix->products);
    if (is_due(mix->fault))
        pl_buf_add_format(out, "%s,", faults[rand() % 5]);
    else
        pl_buf_add_str(out, "\"quantity\":2,");
    pl_buf_add_format(out,
                      "\"currency\":\"EUR\",\"price\":%d.5,"
                      "\"time\":\"2024-05-13T18:25:%02dZ\"}",
                      rand() % 100, rand() % 60);
}

static void add_odd(struct pl_buf *out) {
    static const char *const odd[] = {
        "\r",      "\n\n  \n",   "{\"a\":1} {\"b\":2}",
        "\x1e",    "\xff\xfe{}", "// remark\n",
        "[1,2,\n", "]\n",        "{\n",
        "\"\n"};
    pl_buf_add_str(out, odd[rand() % 10]);
}

static void add_line(struct pl_buf *out, const struct mix *mix, size_t *last) {
    size_t start = out->len;
    if (is_due(mix->again)) { /* an earlier one, whole */
        size_t len = strcspn(out->data + *last, "\n") + 1;
        for (size_t i = 0; i < len && *last + i < start; i++)
            pl_buf_add_char(out, out->data[*last + i]);
        return;
    }
    if (one_in(200))
        *last = start;
    if (is_due(mix->odd))
        add_odd(out);
    add_purchase(out, mix);
    if (is_due(mix->broken))
        out->len -= (size_t)(1 + rand() % 80);
    if (is_due(mix->lost))
        for (int i = 0; i < 3000; i++)
            pl_buf_add_str(out, ",\"x\"  ");
    pl_buf_add_str(out, mix->odd > 0 && one_in(3) ? "\r\n" : "\n");
}

static void make_lines(struct pl_buf *out, const struct mix *mix, size_t size) {
    size_t last = 0;
    pl_buf_clear(out);
    pl_buf_add_str(out, "");
    while (out->len < size)
        add_line(out, mix, &last);
    if (one_in(2))
        out->len -= 2;
}

static void check_mix(const struct mix *mix, const char *beginning,
                      int rounds) {
    struct pl_heap heap;
    struct pl_buf text, file;
    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    pl_buf_init(&file, &heap);
    make_lines(&text, mix, 90000 + (size_t)(rand() % 90000));
    pl_buf_add_str(&file, beginning);
    pl_buf_add_slice(&file, pl_buf_slice(&text));
    write_file("in/a.ndjson", pl_buf_slice(&file));
    expect_the_same(
        (struct pl_session_options){.fail_level = PL_SEVERITY_WARNING,
                                    .now = 1800000000},
        false, rounds);
    pl_buf_fini(&text);
    pl_buf_fini(&file);
}

START_TEST(ranges_of_lines_say_what_the_whole_says) {
    static const struct mix mixes[] = {
        {.products = 20},
        {.fault = 50, .products = 50},
        {.fault = 50, .broken = 300, .products = 1000},
        {.fault = 9, .broken = 20, .odd = 20, .products = 1000},
        {.again = 40, .products = 100},
        {.fault = 100, .again = 500, .lost = 300, .products = 100},
        {.fault = 2, .products = 100000},
        {.fault = 400, .products = 7000},
    };
    srand((unsigned)_i + 1);
    check_mix(&mixes[_i], "", 6);
}
END_TEST

/* How the elements of an array are told apart, and what is odd about some. */
struct array_mix {
    struct mix mix;
    const char *open, *between, *close;
    int inner; /* the larger, the rarer: a seam inside of an element */
    int other; /* an element that is no object, or begins otherwise */
};

static void add_element(struct pl_buf *out, const struct array_mix *mix) {
    static const char *const others[] = {"7",
                                         "[]",
                                         "{\"a\":1}",
                                         "{}",
                                         "\"},{\\\"external_id\"",
                                         "{ \"external_id\":\"caf\xC3\xA9\"}"};
    if (is_due(mix->other)) {
        pl_buf_add_str(out, others[rand() % 6]);
        return;
    }
    add_purchase(out, &mix->mix);
    if (is_due(mix->inner)) {
        out->len--;
        pl_buf_add_format(out,
                          ",\"properties\":{\"a\":[{\"external_id\":1}%s"
                          "{\"external_id\":2}]}}",
                          mix->between);
    }
}

static void add_elements(struct pl_buf *out, const struct array_mix *mix,
                         size_t size) {
    size_t last = out->len, len = 0;
    for (int i = 0; out->len < size; i++) {
        pl_buf_add_str(out, i == 0 ? "" : mix->between);
        size_t start = out->len;
        if (is_due(mix->mix.again) && len > 0) /* an earlier one */
            for (size_t k = 0; k < len; k++)
                pl_buf_add_char(out, out->data[last + k]);
        else
            add_element(out, mix);
        if (is_due(mix->mix.broken))
            out->len -= (size_t)(1 + rand() % 80);
        if (i % 200 == 0) {
            last = start;
            len = out->len - start;
        }
    }
}

static const struct array_mix array_mixes[] = {
    {.mix = {.products = 20}, .open = "[", .between = ",", .close = "]"},
    {.mix = {.products = 20},
     .open = "[\n  ",
     .between = ",\n  ",
     .close = "\n]\n"},
    {.mix = {.products = 20},
     .open = "\n [",
     .between = "\n,\n",
     .close = "]",
     .inner = 9},
    {.mix = {.fault = 100, .products = 50},
     .open = "[\n",
     .between = ",\n",
     .close = "\n]\n"},
    {.mix = {.fault = 20, .products = 50},
     .open = "[\r\n\t",
     .between = ",\r\n\t",
     .close = "\r\n]"},
    {.mix = {.fault = 900, .products = 50},
     .open = "[",
     .between = ",",
     .close = "]\n",
     .other = 300},
    {.mix = {.fault = 9, .products = 1000},
     .open = "[",
     .between = ",",
     .close = "]",
     .inner = 500},
    {.mix = {.fault = 50, .products = 1000},
     .open = "[",
     .between = ", ",
     .close = "]}",
     .other = 20},
    {.mix = {.fault = 50, .products = 20},
     .open = "[ ",
     .between = ",\n ",
     .close = "\n] [{}]"},
    {.mix = {.fault = 50, .products = 20},
     .open = "[ ",
     .between = ",\n ",
     .close = "\n]\n[{}]"},
    {.mix = {.fault = 50, .products = 20},
     .open = "[ ",
     .between = ",\n ",
     .close = ""},
    {.mix = {.fault = 50, .products = 20},
     .open = "\xEF\xBB\xBF[",
     .between = ",\n",
     .close = "]"},
    {.mix = {.fault = 50, .broken = 500, .products = 20},
     .open = "[",
     .between = ",\n",
     .close = "]"},
    {.mix = {.fault = 50, .broken = 800, .products = 20},
     .open = "[",
     .between = ",",
     .close = "]"},
    {.mix = {.again = 40, .products = 100},
     .open = "[\n  ",
     .between = ",\n  ",
     .close = "\n]\n"},
    {.mix = {.again = 900, .products = 100},
     .open = "[",
     .between = ",",
     .close = "]\n"},
    {.mix = {.fault = 2, .products = 100000},
     .open = "[\n",
     .between = ",\n",
     .close = "]\n"},
    {.mix = {.fault = 400, .products = 7000},
     .open = "[\n",
     .between = ",\n",
     .close = "]\n"},
    {.mix = {.products = 20},
     .open = "[{\"product_id\":\"\"},",
     .between = ",\n",
     .close = "]\n"},
    {.mix = {.products = 20},
     .open = "{\"purchases\":[",
     .between = ",\n",
     .close = "]}\n"},
    {.mix = {.fault = 3000, .products = 20},
     .open = "[",
     .between = ",",
     .close = "]\n"},
    {.mix = {.products = 20}, .open = "[1,", .between = ",\n", .close = "]\n"},
};

START_TEST(parts_of_arrays_say_what_the_whole_says) {
    const struct array_mix *mix = &array_mixes[_i];
    struct pl_heap heap;
    struct pl_buf text;
    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    srand((unsigned)_i + 1);
    pl_buf_add_str(&text, mix->open);
    add_elements(&text, mix, 70000 + (size_t)(rand() % 60000));
    pl_buf_add_str(&text, mix->close);
    write_file("in/a.json", pl_buf_slice(&text));
    write_file("in/b.json", pl_buf_slice(&text));
    for (int machines = 0; machines < 2; machines++)
        expect_the_same(
            (struct pl_session_options){.fail_level = PL_SEVERITY_WARNING,
                                        .now = 1800000000},
            machines, 2);
    pl_buf_fini(&text);
}
END_TEST

START_TEST(the_beginning_decides_what_a_file_is) {
    static const char *const beginnings[] = {"\xEF\xBB\xBF",
                                             "\x1e",
                                             "{\n",
                                             "[\n",
                                             "\n \r\n\n",
                                             "{\"purchases\": [\n",
                                             "\xEF\xBB\xBF\x1e{",
                                             "\"\n\"\n{[(",
                                             "[[[\n]"};
    static const struct mix mix = {.fault = 100, .odd = 500, .products = 100};
    srand((unsigned)_i + 1);
    check_mix(&mix, beginnings[_i], 2);
}
END_TEST

static void make_files(int count) {
    static const struct mix mix = {
        .fault = 20, .broken = 200, .again = 100, .products = 100};
    static const char *const suffixes[] = {"json", "ndjson", "md"};
    struct pl_heap heap;
    struct pl_buf text;
    char name[32];
    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "in/%d.%s", i, suffixes[rand() % 3]);
        make_lines(&text, &mix,
                   (size_t)(one_in(10) ? 40000 : rand() % 2000) + 100);
        write_file(name, pl_buf_slice(&text));
    }
    pl_buf_fini(&text);
}

START_TEST(files_say_the_same_whoever_checks_them) {
    struct pl_session_options options = {.now = 1800000000};
    srand(1);
    make_files(80);
    ck_assert_int_eq(system("ln -s nowhere in/30.json; mkfifo in/31.json; "
                            "gzip in/5*n 2>/dev/null; true"),
                     0);
    ck_assert_int_eq(unlink("in/31.json"), 0);
    expect_the_same(options, false, 6);
    options.write_baseline = "known.json";
    expect_the_same(options, false, 1);
    options.write_baseline = NULL;
    options.baseline = "known.json";
    make_files(10);
    expect_the_same(options, false, 3);
    options.max_shown = 5;
    expect_the_same(options, false, 2);
}
END_TEST

/* Three times the text that is read ahead, compressed, whole or not: one thread
 * decompresses what another checks. */
START_TEST(what_is_compressed_says_the_same_whoever_inflates_it) {
    static const struct mix mix = {
        .fault = 3000, .broken = 9000, .products = 1000};
    static const char *const damages[] = {
        "true", "truncate -s -7000 a.gz", "truncate -s 120000 a.gz",
        "printf xxxx | dd of=a.gz bs=1 seek=150000 conv=notrunc",
        "printf xxxx >>a.gz"};
    char command[200];
    struct pl_heap heap;
    struct pl_buf text;
    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    srand((unsigned)_i + 1);
    make_lines(&text, &mix, 3 * PL_AHEAD_BUFFERS * PL_AHEAD_SIZE);
    write_file("a", pl_buf_slice(&text));
    snprintf(command, sizeof command,
             "{ gzip a && %s && mv a.gz in/a.ndjson.gz; } 2>gzip.log",
             damages[_i]);
    ck_assert_int_eq(system(command), 0);
    expect_the_same((struct pl_session_options){.now = 1800000000}, false, 1);
    pl_buf_fini(&text);
}
END_TEST

/* Many threads, one of which has no memory at some time: the others, or the
 * session, do its work; where there is none at all, that is trouble. */
START_TEST(memory_can_run_out_in_any_thread) {
    static const struct mix mix = {.fault = 30, .again = 50, .products = 30};
    static const struct array_mix elements = {
        .mix = {.fault = 100, .products = 30}, .between = ",\n"};
    struct pl_session_options options = {.now = 1800000000, .jobs = 2};
    struct pl_heap heap;
    struct pl_buf text, whole, found;
    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    pl_buf_init(&whole, &heap);
    pl_buf_init(&found, &heap);
    srand(1);
    make_lines(&text, &mix, 90000);
    write_file("in/a.ndjson", pl_buf_slice(&text));
    make_lines(&text, &mix, 1000);
    write_file("in/b.ndjson", pl_buf_slice(&text));
    pl_buf_clear(&text);
    pl_buf_add_str(&text, "[");
    add_elements(&text, &elements, 90000);
    pl_buf_add_str(&text, "]");
    write_file("in/c.json", pl_buf_slice(&text));
    options.range = 5000;
    say(&options, false, &whole);
    size_t trouble = 0;
    for (options.memory = 1; options.memory < 20000;
         options.memory += 1 + options.memory / 10) {
        say(&options, false, &found);
        if (memcmp(found.data, "exit 2", 6) == 0)
            trouble++;
        else
            ck_assert(pl_slice_eq(pl_buf_slice(&found), pl_buf_slice(&whole)));
    }
    ck_assert_uint_gt(trouble, 10);
    ck_assert_str_eq(found.data, whole.data);
    pl_buf_fini(&text);
    pl_buf_fini(&whole);
    pl_buf_fini(&found);
}
END_TEST

Suite *crew_suite(void);

Suite *crew_suite(void) {
    Suite *suite = suite_create("crew");
    TCase *tests = tcase_create("crew");
    tcase_add_checked_fixture(tests, enter, leave);
    tcase_set_timeout(tests, 600);
    tcase_add_loop_test(tests, ranges_of_lines_say_what_the_whole_says, 0, 8);
    tcase_add_loop_test(tests, parts_of_arrays_say_what_the_whole_says, 0, 22);
    tcase_add_loop_test(tests, the_beginning_decides_what_a_file_is, 0, 9);
    tcase_add_test(tests, files_say_the_same_whoever_checks_them);
    tcase_add_loop_test(
        tests, what_is_compressed_says_the_same_whoever_inflates_it, 0, 5);
    tcase_add_test(tests, memory_can_run_out_in_any_thread);
    suite_add_tcase(suite, tests);
    return suite;
}
