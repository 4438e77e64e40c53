/*
 * Table: the commands and the options, as data. The parser, the help, the
 * manual page and the completions of shells are made from it.
 */
#ifndef PL_CLI_TABLE_H
#define PL_CLI_TABLE_H

#include <stddef.h>

enum pl_command {
    PL_COMMAND_CHECK,
    PL_COMMAND_URL,
    PL_COMMAND_EXPLAIN,
    PL_COMMAND_RULES,
    PL_COMMAND_TEST,
    PL_COMMAND_CONFIG,
    PL_COMMAND_SCHEMA,
    PL_COMMAND_COMPLETION,
    PL_COMMAND_REFERENCE,
    PL_COMMAND_MANUAL,
    PL_COMMAND_VERSION
};

#define PL_COMMAND_COUNT (PL_COMMAND_VERSION + 1)

/* A set of commands has a bit for each command. */
#define PL_COMMAND_BIT(command) (1u << (command))

struct pl_command_row {
    const char *name;
    const char *operands; /* "PATH..."; empty: none; "rules|config": one of
                             these words */
    const char *help;     /* NULL: not mentioned in the help */
    size_t least, most;   /* numbers of operands that it takes */
    const char *missing;  /* complaint if there are fewer */
};

/* The row of each command. */
extern const struct pl_command_row pl_commands[PL_COMMAND_COUNT];

/* The kind of an option: its value, and the type of its field in struct
 * pl_options. */
enum pl_option_kind {
    PL_OPTION_FLAG,   /* no value; bool */
    PL_OPTION_TEXT,   /* any text; const char * */
    PL_OPTION_FORMAT, /* name of a format, adds a report; `reports` */
    PL_OPTION_OUTPUT, /* file for the report before it; `reports` */
    PL_OPTION_CHOICE, /* one of `words`; int */
    PL_OPTION_COUNT,  /* a number from 0; uint64_t */
    PL_OPTION_MOMENT, /* a time; int64_t */
    PL_OPTION_LIST,   /* any text, may be repeated; struct pl_option_list */
    PL_OPTION_WORDS,  /* the same, several with commas */
    PL_OPTION_PARAM   /* the same, NAME=VALUE */
};

/* A word that an option allows. */
struct pl_option_word {
    const char *word;
    int value;
    int is_alias; /* not mentioned in the help */
};

/* Fields are in the order of the columns of --help.
 * NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding) */
struct pl_option {
    char letter; /* 0: none */
    const char *name;
    enum pl_option_kind kind;
    const char *argument; /* name of its value in the help; NULL: it has no
                             value */
    const char *help;
    size_t offset;                      /* of its field in struct pl_options */
    unsigned commands;                  /* set of commands that it is for */
    const struct pl_option_word *words; /* ends with a row without a word */
};

/* All options in the order of help; ends with a row without a name. */
extern const struct pl_option pl_option_table[];

#endif
