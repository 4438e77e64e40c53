#include "cli/options.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cli/moment.h"

#define MAX_NAMES 64 /* options and commands, for suggestions */

/* A command line that is being read. */
struct parse {
    struct pl_options *options;
    char *const *next;
    char *const *end;
    uint64_t used;         /* bit i: row i of the table was given */
    bool is_done;          /* help or the version was asked for */
    bool has_command;      /* it was named */
    bool is_after_dashes;  /* `--` was there */
    bool is_path_for_sure; /* the first operand stood after it */
};

void pl_options_init(struct pl_options *options, struct pl_heap *heap,
                     int64_t now) {
    *options = (struct pl_options){.heap = heap,
                                   .format = "text",
                                   .fail_level = PL_SEVERITY_ERROR,
                                   .now = now};
    pl_buf_init(&options->complaint, heap);
}

void pl_options_fini(struct pl_options *options) {
    free(options->operands.items);
    free(options->rules.items);
    free(options->only.items);
    free(options->skip.items);
    free(options->params.items);
    pl_buf_fini(&options->complaint);
}

static void append(struct pl_options *options, struct pl_option_list *list,
                   struct pl_slice item) {
    list->items = pl_heap_grow(options->heap, list->items, &list->cap,
                               list->count + 1, sizeof *list->items);
    list->items[list->count++] = item;
}

/* Quote an argument; an argument can come from the name of a file. */
static void quote(struct pl_buf *out, struct pl_slice text) {
    pl_buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte >= 0x20 && byte < 0x7F)
            pl_buf_add_char(out, (char)byte);
        else
            pl_buf_add_format(out, "\\x%02X", byte);
    }
    pl_buf_add_char(out, '"');
}

/* Complain: `before "text" after`. Returns false for the caller to return. */
static bool complain(struct pl_options *options, const char *before,
                     struct pl_slice text, const char *after) {
    pl_buf_add_str(&options->complaint, before);
    quote(&options->complaint, text);
    pl_buf_add_str(&options->complaint, after);
    return false;
}

static bool complain_of_option(struct pl_options *options,
                               const struct pl_option *option,
                               const char *after) {
    pl_buf_add_str(&options->complaint, "--");
    pl_buf_add_str(&options->complaint, option->name);
    pl_buf_add_str(&options->complaint, after);
    return false;
}

static bool complain_of_value(struct pl_options *options,
                              const struct pl_option *option,
                              struct pl_slice value, const char *remedy) {
    complain_of_option(options, option, " cannot be ");
    quote(&options->complaint, value);
    pl_buf_add_str(&options->complaint, ": give ");
    pl_buf_add_str(&options->complaint, remedy);
    return false;
}

static bool set_words(struct pl_options *options,
                      const struct pl_option *option,
                      struct pl_option_list *list, struct pl_slice value) {
    size_t before = list->count;

    while (value.len > 0) {
        const char *comma = memchr(value.data, ',', value.len);
        size_t len = comma ? (size_t)(comma - value.data) : value.len;
        if (len > 0)
            append(options, list, pl_slice_of(value.data, len));
        len += comma ? 1 : 0;
        value = pl_slice_of(value.data + len, value.len - len);
    }
    if (list->count > before)
        return true;
    return complain_of_option(options, option,
                              " needs a rule, a group (purchase/) or a glob");
}

static bool set_param(struct pl_options *options,
                      const struct pl_option *option,
                      struct pl_option_list *list, struct pl_slice value) {
    const char *sign = memchr(value.data, '=', value.len);

    if (!sign || sign == value.data)
        return complain_of_value(options, option, value, "NAME=VALUE");
    append(options, list, value);
    return true;
}

static bool set_count(struct pl_options *options,
                      const struct pl_option *option, uint64_t *count,
                      struct pl_slice value) {
    *count = 0;
    for (size_t i = 0; i < value.len; i++) {
        char digit = value.data[i];
        if (digit < '0' || digit > '9' || value.len > 18)
            return complain_of_value(options, option, value,
                                     "a number, 0 or more");
        *count = *count * 10 + (uint64_t)(digit - '0');
    }
    if (value.len == 0)
        return complain_of_value(options, option, value, "a number, 0 or more");
    return true;
}

/* Append `, ` or ` or ` and a word to a list of what is valid. */
static void list_word(struct pl_buf *out, const char *word, bool is_first,
                      bool is_last) {
    if (!is_first)
        pl_buf_add_str(out, is_last ? " or " : ", ");
    pl_buf_add_str(out, word);
}

static bool set_choice(struct pl_options *options,
                       const struct pl_option *option, int *choice,
                       struct pl_slice value) {
    const struct pl_option_word *words = option->words;

    for (size_t i = 0; words[i].word; i++) {
        if (pl_slice_is(value, words[i].word)) {
            *choice = words[i].value;
            return true;
        }
    }
    complain_of_value(options, option, value, "");
    for (size_t i = 0; words[i].word; i++)
        if (!words[i].is_alias)
            list_word(&options->complaint, words[i].word, i == 0,
                      !words[i + 1].word);
    return false;
}

static bool set_format(struct pl_options *options,
                       const struct pl_option *option, struct pl_slice value) {
    const char *const *names = pl_session_formats();

    for (size_t i = 0; names[i]; i++) {
        if (pl_slice_is(value, names[i])) {
            options->format = names[i];
            return true;
        }
    }
    complain_of_value(options, option, value, "");
    for (size_t i = 0; names[i]; i++)
        list_word(&options->complaint, names[i], i == 0, !names[i + 1]);
    return false;
}

static bool set_moment(struct pl_options *options,
                       const struct pl_option *option, int64_t *moment,
                       struct pl_slice value) {
    if (pl_moment_read(moment, value))
        return true;
    return complain_of_value(options, option, value,
                             "2024-05-01T12:00:00Z or seconds since 1970");
}

/* Store the value of an option; `value` is terminated, and empty for a flag. */
static bool set(struct parse *parse, const struct pl_option *option,
                struct pl_slice value) {
    struct pl_options *options = parse->options;
    void *field = (char *)options + option->offset;

    parse->used |= UINT64_C(1) << (option - pl_option_table);
    switch (option->kind) {
    case PL_OPTION_FLAG:
        *(bool *)field = true;
        parse->is_done = options->wants_help || options->wants_version;
        return true;
    case PL_OPTION_TEXT:
        *(const char **)field = value.data;
        return true;
    case PL_OPTION_FORMAT:
        return set_format(options, option, value);
    case PL_OPTION_CHOICE:
        return set_choice(options, option, field, value);
    case PL_OPTION_COUNT:
        return set_count(options, option, field, value);
    case PL_OPTION_MOMENT:
        return set_moment(options, option, field, value);
    case PL_OPTION_LIST:
        append(options, field, value);
        return true;
    case PL_OPTION_WORDS:
        return set_words(options, option, field, value);
    case PL_OPTION_PARAM:
        return set_param(options, option, field, value);
    }
    return false;
}

/* The value is the next argument. */
static bool set_from_next(struct parse *parse, const struct pl_option *option) {
    if (parse->next < parse->end)
        return set(parse, option, pl_slice_str(*parse->next++));
    complain_of_option(parse->options, option, " needs a value: ");
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
    complain(options, "unknown option ", word, "");
    size_t near =
        pl_nearest(pl_slice_of(word.data + 2, word.len - 2), names, count);
    if (near == PL_NEAREST_NONE)
        return false;
    pl_buf_add_str(&options->complaint, ": did you mean --");
    pl_buf_add_slice(&options->complaint, names[near]);
    pl_buf_add_char(&options->complaint, '?');
    return false;
}

/* --name, --name=value, --name value */
static bool parse_long(struct parse *parse, const char *argument) {
    struct pl_slice word = pl_slice_str(argument);
    const char *sign = strchr(argument, '=');

    if (sign)
        word.len = (size_t)(sign - argument);
    const struct pl_option *option =
        find_long(pl_slice_of(word.data + 2, word.len - 2));
    if (!option)
        return complain_of_long(parse->options, word);
    if (!option->argument && sign)
        return complain_of_option(parse->options, option, " takes no value");
    if (sign)
        return set(parse, option, pl_slice_str(sign + 1));
    if (!option->argument)
        return set(parse, option, pl_slice_str(""));
    return set_from_next(parse, option);
}

/* -q, -qf value, -fvalue */
static bool parse_letters(struct parse *parse, const char *letters) {
    for (; *letters != '\0' && !parse->is_done; letters++) {
        const struct pl_option *option = find_letter(*letters);
        char name[] = {'-', *letters, '\0'};
        if (!option)
            return complain(parse->options, "unknown option ",
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

/* The first operand can be a command. */
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
    append(options, &options->operands, word);
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

    for (const struct pl_option *row = pl_option_table; row->name; row++) {
        bool is_used = parse->used >> (row - pl_option_table) & 1;
        if (!is_used || row->commands & PL_COMMAND_BIT(options->command))
            continue;
        complain_of_option(options, row, " is no option of paylint ");
        pl_buf_add_str(&options->complaint, pl_commands[options->command].name);
        return false;
    }
    return true;
}

/* A mistyped command looks like a path that does not exist. */
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

    if (options->operands.count == 0) {
        pl_buf_add_str(&options->complaint,
                       "nothing to check: name files or folders, or - for "
                       "standard input");
        return false;
    }
    if (!is_command_meant(parse, &near))
        return true;
    complain(options, "no file and no command ", options->operands.items[0],
             ": did you mean ");
    pl_buf_add_str(&options->complaint, pl_commands[near].name);
    pl_buf_add_char(&options->complaint, '?');
    return false;
}

static bool check_operands(const struct parse *parse) {
    struct pl_options *options = parse->options;
    size_t most = options->command == PL_COMMAND_EXPLAIN ? 1 : 0;

    if (options->command == PL_COMMAND_CHECK)
        return check_paths(parse);
    if (options->operands.count > most)
        return complain(options,
                        "too many arguments: ", options->operands.items[most],
                        " is not expected");
    if (options->operands.count == most)
        return true;
    pl_buf_add_str(&options->complaint,
                   "explain needs the id of a rule: paylint rules lists them");
    return false;
}

bool pl_options_parse(struct pl_options *options, int argc, char *const *argv) {
    struct parse parse = {
        .options = options, .next = argv + 1, .end = argv + argc};

    while (parse.next < parse.end && !parse.is_done)
        if (!parse_argument(&parse, *parse.next++))
            return false;
    return parse.is_done || (check_used(&parse) && check_operands(&parse));
}
