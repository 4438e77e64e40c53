/*
 * Table: the commands and the options, as data. Parsing and help are made from
 * it, and so are the man page and the completions of shells.
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

/* A set of commands is the sum of these. */
#define PL_COMMAND_BIT(command) (1u << (command))

struct pl_command_row {
    const char *name;
    const char *operands; /* "PATH..."; empty: it takes none; "rules|config": it
                             takes one of these words */
    const char *help;     /* NULL: --help does not mention it */
    size_t least, most;   /* how many operands it takes */
    const char *missing;  /* what to say to fewer */
};

/* The row of each command. */
extern const struct pl_command_row pl_commands[PL_COMMAND_COUNT];

/* What an option's value is, and what it is stored as. */
enum pl_option_kind {
    PL_OPTION_FLAG,   /* none; bool */
    PL_OPTION_TEXT,   /* any; const char * */
    PL_OPTION_FORMAT, /* the name of a format, each one more; `reports` */
    PL_OPTION_OUTPUT, /* the file of the format before it; `reports` */
    PL_OPTION_CHOICE, /* one of `words`; int */
    PL_OPTION_COUNT,  /* a number from 0; uint64_t */
    PL_OPTION_MOMENT, /* a time; int64_t */
    PL_OPTION_LIST,   /* any, each one more; struct pl_option_list */
    PL_OPTION_WORDS,  /* the same, several with commas */
    PL_OPTION_PARAM   /* the same, NAME=VALUE */
};

/* A word that an option takes. */
struct pl_option_word {
    const char *word;
    int value;
    int is_alias; /* not mentioned */
};

/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): as --help reads. */
struct pl_option {
    char letter; /* 0: none */
    const char *name;
    enum pl_option_kind kind;
    const char *argument; /* NULL: it takes none */
    const char *help;
    size_t offset;                      /* in struct pl_options */
    unsigned commands;                  /* that it is for */
    const struct pl_option_word *words; /* ends with a row without a word */
};

/* All options in the order of help; ends with a row without a name. */
extern const struct pl_option pl_option_table[];

#endif
