#include "cli/options.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cli/complaint.h"
#include "cli/setting.h"

#define MAX_NAMES    64 /* options and commands, for suggestions */
#define OPERANDS_MAX 80 /* bytes of the operands in a row of the table */

/* A command line that is being read. */
struct parse {
    struct pl_options *options;
    char *const *next;
    char *const *end;
    uint64_t used;         /* bit i: the option in row i of the table was
                              given */
    bool is_done;          /* --help or --version was given */
    bool has_command;      /* the command was given */
    bool is_after_dashes;  /* `--` was given */
    bool is_path_for_sure; /* the first operand came behind `--` */
};

void pl_options_init(struct pl_options *options, struct pl_heap *heap,
                     int64_t now) {
    *options = (struct pl_options){.heap = heap,
                                   .fail_level = PL_SEVERITY_ERROR,
                                   .default_format = "text",
                                   .now = now};
    pl_buf_init(&options->complaint, heap);
    pl_arena_init(&options->arena, heap);
}

void pl_options_fini(struct pl_options *options) {
    free(options->operands.items);
    free(options->rules.items);
    free(options->only.items);
    free(options->skip.items);
    free(options->params.items);
    free(options->reports.items);
    free(options->lists);
    free(options->known_lists);
    pl_arena_free(&options->arena);
    pl_buf_fini(&options->complaint);
}

void pl_option_list_add(struct pl_options *options, struct pl_option_list *list,
                        struct pl_slice item) {
    list->items = pl_heap_grow(options->heap, list->items, &list->cap,
                               list->count + 1, sizeof *list->items);
    list->items[list->count++] = item;
}

struct pl_report_to *pl_option_reports_add(struct pl_options *options,
                                           const char *format) {
    struct pl_option_reports *reports = &options->reports;
    reports->items = pl_heap_grow(options->heap, reports->items, &reports->cap,
                                  reports->count + 1, sizeof *reports->items);
    reports->items[reports->count] = (struct pl_report_to){.format = format};
    return &reports->items[reports->count++];
}

static void know_list(void *self, struct pl_slice name, struct pl_slice help) {
    struct pl_options *options = self;
    options->known_lists = pl_heap_grow(
        options->heap, options->known_lists, &options->known_list_cap,
        options->known_list_count + 1, sizeof *options->known_lists);
    options->known_lists[options->known_list_count++] =
        (struct pl_known_list){pl_arena_copy(&options->arena, name),
                               pl_arena_copy(&options->arena, help)};
}

void pl_options_know_lists(struct pl_options *options) {
    if (!options->knows_lists)
        pl_session_list_options(options->heap, options, know_list);
    options->knows_lists = true;
}

static bool is_list(struct pl_options *options, struct pl_slice name) {
    pl_options_know_lists(options);
    for (size_t i = 0; i < options->known_list_count; i++)
        if (pl_slice_eq(options->known_lists[i].name, name))
            return true;
    return false;
}

static void add_list(struct parse *parse, struct pl_slice name,
                     struct pl_slice file) {
    struct pl_options *options = parse->options;
    options->lists =
        pl_heap_grow(options->heap, options->lists, &options->list_cap,
                     options->list_count + 1, sizeof *options->lists);
    options->lists[options->list_count++] = (struct pl_list_option){name, file};
}

static bool complain_of_list(struct pl_options *options, struct pl_slice name,
                             const char *after) {
    pl_buf_add_str(&options->complaint, "--");
    pl_buf_add_slice(&options->complaint, name);
    pl_buf_add_str(&options->complaint, after);
    return false;
}

/* Read --LIST=FILE or --LIST FILE: a file with the values of a list. */
static bool set_list(struct parse *parse, struct pl_slice name,
                     const char *file) {
    if (!file && parse->next == parse->end)
        return complain_of_list(parse->options, name, " needs a value: FILE");
    add_list(parse, name, pl_slice_str(file ? file : *parse->next++));
    return true;
}

static bool set(struct parse *parse, const struct pl_option *option,
                struct pl_slice value) {
    struct pl_options *options = parse->options;

    parse->used |= UINT64_C(1) << (option - pl_option_table);
    if (!pl_setting_store(options, option, value))
        return false;
    parse->is_done = options->wants_help || options->wants_version;
    return true;
}

/* Store the next argument as the value of the option. */
static bool set_from_next(struct parse *parse, const struct pl_option *option) {
    if (parse->next < parse->end)
        return set(parse, option, pl_slice_str(*parse->next++));
    pl_complain_of_option(parse->options, option, " needs a value: ");
    pl_buf_add_str(&parse->options->complaint, option->argument);
    return false;
}

static const struct pl_option *find_long(struct pl_slice name) {
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        if (pl_slice_is(name, row->name))
            return row;
    return NULL;
}

static const struct pl_option *find_letter(char letter) {
    for (const struct pl_option *row = pl_option_table; row->name; row++)
        if (row->letter == letter)
            return row;
    return NULL;
}

static bool complain_of_long(struct pl_options *options, struct pl_slice word) {
    struct pl_slice names[MAX_NAMES];
    size_t count = 0;

    for (const struct pl_option *row = pl_option_table;
         row->name && count < MAX_NAMES; row++)
        names[count++] = pl_slice_str(row->name);
    for (size_t i = 0; i < options->known_list_count && count < MAX_NAMES; i++)
        names[count++] = options->known_lists[i].name;
    pl_complain_of(options, "unknown option ", word, "");
    size_t near =
        pl_nearest(pl_slice_of(word.data + 2, word.len - 2), names, count);
    if (near == PL_NEAREST_NONE)
        return false;
    pl_buf_add_str(&options->complaint, ": did you mean --");
    pl_buf_add_slice(&options->complaint, names[near]);
    pl_buf_add_char(&options->complaint, '?');
    return false;
}

/* Read --name, --name=value or --name value. */
static bool parse_long(struct parse *parse, const char *argument) {
    struct pl_slice word = pl_slice_str(argument);
    const char *sign = strchr(argument, '=');

    if (sign)
        word.len = (size_t)(sign - argument);
    const struct pl_option *option =
        find_long(pl_slice_of(word.data + 2, word.len - 2));
    if (!option &&
        is_list(parse->options, pl_slice_of(word.data + 2, word.len - 2)))
        return set_list(parse, pl_slice_of(word.data + 2, word.len - 2),
                        sign ? sign + 1 : NULL);
    if (!option)
        return complain_of_long(parse->options, word);
    if (!option->argument && sign)
        return pl_complain_of_option(parse->options, option, " takes no value");
    if (sign)
        return set(parse, option, pl_slice_str(sign + 1));
    if (!option->argument)
        return set(parse, option, pl_slice_str(""));
    return set_from_next(parse, option);
}

/* Read -q, -qf value or -fvalue. */
static bool parse_letters(struct parse *parse, const char *letters) {
    for (; *letters != '\0' && !parse->is_done; letters++) {
        const struct pl_option *option = find_letter(*letters);
        char name[] = {'-', *letters, '\0'};
        if (!option)
            return pl_complain_of(parse->options, "unknown option ",
                                  pl_slice_str(name), "");
        if (option->argument && letters[1] != '\0')
            return set(parse, option, pl_slice_str(letters + 1));
        if (option->argument)
            return set_from_next(parse, option);
        if (!set(parse, option, pl_slice_str("")))
            return false;
    }
    return true;
}

/* Read an operand. The first one may be a command. */
static void parse_operand(struct parse *parse, struct pl_slice word) {
    struct pl_options *options = parse->options;
    bool is_first = options->operands.count == 0 && !parse->has_command;

    for (int i = 0; is_first && !parse->is_after_dashes && i < PL_COMMAND_COUNT;
         i++) {
        if (pl_slice_is(word, pl_commands[i].name)) {
            options->command = (enum pl_command)i;
            parse->has_command = true;
            return;
        }
    }
    if (is_first)
        parse->is_path_for_sure = parse->is_after_dashes;
    pl_option_list_add(options, &options->operands, word);
}

static bool parse_argument(struct parse *parse, const char *argument) {
    if (parse->is_after_dashes || argument[0] != '-' || argument[1] == '\0') {
        parse_operand(parse, pl_slice_str(argument));
        return true;
    }
    if (argument[1] != '-')
        return parse_letters(parse, argument + 1);
    if (argument[2] != '\0')
        return parse_long(parse, argument);
    parse->is_after_dashes = true;
    return true;
}

static bool check_used(const struct parse *parse) {
    struct pl_options *options = parse->options;

    if (options->list_count > 0 && options->command != PL_COMMAND_CHECK)
        return complain_of_list(options, options->lists[0].list,
                                " is an option of paylint check alone");
    for (const struct pl_option *row = pl_option_table; row->name; row++) {
        bool is_used = parse->used >> (row - pl_option_table) & 1;
        if (!is_used || row->commands & PL_COMMAND_BIT(options->command))
            continue;
        pl_complain_of_option(options, row, " is no option of paylint ");
        pl_buf_add_str(&options->complaint, pl_commands[options->command].name);
        return false;
    }
    return true;
}

/* Tell whether the first operand may be a mistyped command: it is no file.
 * `*near` becomes the index of that command. */
static bool is_command_meant(const struct parse *parse, size_t *near) {
    const struct pl_option_list *operands = &parse->options->operands;
    struct pl_slice names[PL_COMMAND_COUNT];

    if (parse->has_command || parse->is_path_for_sure ||
        access(operands->items[0].data, F_OK) == 0)
        return false;
    for (size_t i = 0; i < PL_COMMAND_COUNT; i++)
        names[i] = pl_slice_str(pl_commands[i].name);
    *near = pl_nearest(operands->items[0], names, PL_COMMAND_COUNT);
    return *near != PL_NEAREST_NONE;
}

static bool check_paths(const struct parse *parse) {
    struct pl_options *options = parse->options;
    size_t near = 0;

    if (options->command != PL_COMMAND_CHECK || !is_command_meant(parse, &near))
        return true;
    pl_complain_of(options, "no file and no command ",
                   options->operands.items[0], ": did you mean ");
    pl_buf_add_str(&options->complaint, pl_commands[near].name);
    pl_buf_add_char(&options->complaint, '?');
    return false;
}

static bool check_operands(const struct parse *parse) {
    struct pl_options *options = parse->options;
    const struct pl_command_row *row = &pl_commands[options->command];

    if (options->operands.count < row->least)
        return pl_complain(options, row->missing);
    if (options->operands.count > row->most)
        return pl_complain_of(
            options, "too many arguments: ", options->operands.items[row->most],
            " is not expected");
    return check_paths(parse);
}

/* Split `text` at its bars into `words`, which ends with NULL. `text` is
 * changed. */
static const char *const *split(char *text, const char **words) {
    size_t count = 0;
    for (char *word = text; word && count + 1 < PL_CHOICES_MAX;) {
        char *bar = strchr(word, '|');
        words[count++] = word;
        if (bar)
            *bar++ = '\0';
        word = bar;
    }
    words[count] = NULL;
    return words;
}

static bool check_choice(const struct parse *parse) {
    struct pl_options *options = parse->options;
    const struct pl_command_row *row = &pl_commands[options->command];
    char text[OPERANDS_MAX];
    const char *words[PL_CHOICES_MAX];

    if (!strchr(row->operands, '|') || strlen(row->operands) >= sizeof text)
        return true;
    memcpy(text, row->operands, strlen(row->operands) + 1);
    split(text, words);
    struct pl_slice given = options->operands.items[0];
    for (size_t i = 0; words[i]; i++)
        if (pl_slice_is(given, words[i]))
            return true;
    pl_complain(options, row->name);
    pl_complain_of(options, " cannot be ", given, ": give ");
    return pl_complain_of_choice(options, given, words);
}

/* Check that no two reports go to the same place. Without any, add the default
 * report. */
static bool check_reports(const struct parse *parse) {
    struct pl_options *options = parse->options;
    const struct pl_option_reports *reports = &options->reports;

    for (size_t i = 0; i < reports->count; i++) {
        for (size_t k = 0; k < i; k++) {
            const char *path = reports->items[i].path;
            const char *other = reports->items[k].path;
            if (path && other && strcmp(path, other) == 0)
                return pl_complain_of(options, "two formats are for ",
                                      pl_slice_str(path),
                                      ": give each a file of its own");
            if (!path && !other)
                return pl_complain(options,
                                   "two formats are for standard output: give "
                                   "one of them a file: -f NAME -o FILE");
        }
    }
    if (reports->count == 0)
        pl_option_reports_add(options, options->command == PL_COMMAND_CHECK
                                           ? options->default_format
                                           : "text");
    return true;
}

/* Check the format of `rules`: it lists rules, so formats for findings are of
 * no use. */
static bool check_format(const struct parse *parse) {
    struct pl_options *options = parse->options;
    const char *format = options->reports.items[0].format;

    if (options->command != PL_COMMAND_RULES || strcmp(format, "text") == 0 ||
        strcmp(format, "json") == 0)
        return true;
    return pl_complain(options, "rules are listed as text or json: give "
                                "--format one of these");
}

bool pl_options_parse(struct pl_options *options, int argc, char *const *argv) {
    struct parse parse = {
        .options = options, .next = argv + 1, .end = argv + argc};

    while (parse.next < parse.end && !parse.is_done)
        if (!parse_argument(&parse, *parse.next++))
            return false;
    return parse.is_done || (check_used(&parse) && check_operands(&parse) &&
                             check_reports(&parse) && check_format(&parse) &&
                             check_choice(&parse));
}
