#include "cli/table.h"

#include "cli/color.h"
#include "cli/options.h"

const struct pl_command_row pl_commands[PL_COMMAND_COUNT] = {
    [PL_COMMAND_CHECK] = {"check", "PATH...",
                          "check files, folders, or - for standard input", 1,
                          SIZE_MAX,
                          "nothing to check: name files or folders, or - for "
                          "standard input"},
    [PL_COMMAND_URL] = {"url", "URL...",
                        "check URLs of requests, or lines of them from -", 1,
                        SIZE_MAX,
                        "nothing to check: give URLs, in quotes, or - for "
                        "those of standard input"},
    [PL_COMMAND_EXPLAIN] = {"explain", "RULE", "say what a rule is about", 1, 1,
                            "explain needs the id of a rule: paylint rules "
                            "lists them"},
    [PL_COMMAND_RULES] = {"rules", "", "list the rules", 0, 0, NULL},
    [PL_COMMAND_TEST] = {"test", "[PATH...]",
                         "run the examples of the rules, or fixtures", 0,
                         SIZE_MAX, NULL},
    [PL_COMMAND_CONFIG] = {"config", "[PATH]",
                           "print the configuration that holds for a path", 0,
                           1, NULL},
    [PL_COMMAND_SCHEMA] = {"schema", "rules|config",
                           "print the JSON Schema of rule files", 1, 1,
                           "schema needs a word: rules or config"},
    [PL_COMMAND_COMPLETION] = {"completion", "bash|zsh|fish",
                               "print the completions for a shell", 1, 1,
                               "completion needs the name of a shell: bash, "
                               "zsh or fish"},
    [PL_COMMAND_MANUAL] = {"manual", "commands|options|keywords", NULL, 1, 1,
                           "manual needs a part: commands, options or "
                           "keywords"},
    [PL_COMMAND_REFERENCE] = {"reference", "", NULL, 0, 0, NULL},
    [PL_COMMAND_VERSION] = {"version", "", "print the version", 0, 0, NULL},
};

#define CHECK PL_COMMAND_BIT(PL_COMMAND_CHECK)
#define RULES PL_COMMAND_BIT(PL_COMMAND_RULES)
#define TEST  PL_COMMAND_BIT(PL_COMMAND_TEST)
#define FINDS (CHECK | PL_COMMAND_BIT(PL_COMMAND_URL))
#define ABOUT_RULES                                                            \
    (FINDS | RULES | TEST | PL_COMMAND_BIT(PL_COMMAND_EXPLAIN) |               \
     PL_COMMAND_BIT(PL_COMMAND_CONFIG) | PL_COMMAND_BIT(PL_COMMAND_REFERENCE))
#define SELECTS_RULES (FINDS | RULES | TEST | PL_COMMAND_BIT(PL_COMMAND_CONFIG))
#define ANY                                                                    \
    (ABOUT_RULES | PL_COMMAND_BIT(PL_COMMAND_SCHEMA) |                         \
     PL_COMMAND_BIT(PL_COMMAND_COMPLETION) |                                   \
     PL_COMMAND_BIT(PL_COMMAND_MANUAL) | PL_COMMAND_BIT(PL_COMMAND_VERSION))

static const struct pl_option_word shown_levels[] = {
    {"error", PL_SEVERITY_ERROR, 0},
    {"warning", PL_SEVERITY_WARNING, 0},
    {"warn", PL_SEVERITY_WARNING, 1},
    {"info", PL_SEVERITY_INFO, 0},
    {0},
};

static const struct pl_option_word fail_levels[] = {
    {"error", PL_SEVERITY_ERROR, 0},  {"warning", PL_SEVERITY_WARNING, 0},
    {"warn", PL_SEVERITY_WARNING, 1}, {"info", PL_SEVERITY_INFO, 0},
    {"never", PL_SEVERITY_OFF, 0},    {0},
};

static const struct pl_option_word colors[] = {
    {"always", PL_COLOR_ALWAYS, 0},
    {"never", PL_COLOR_NEVER, 0},
    {"auto", PL_COLOR_AUTO, 0},
    {0},
};

#define AT(field) offsetof(struct pl_options, field)

const struct pl_option pl_option_table[] = {
    {'f', "format", PL_OPTION_FORMAT, "NAME", "how findings are printed",
     AT(reports), FINDS | RULES, NULL},
    {'o', "output", PL_OPTION_OUTPUT, "FILE", "where the format before it goes",
     AT(reports), FINDS, NULL},
    {'r', "rules", PL_OPTION_LIST, "PATH", "add a file of rules (repeatable)",
     AT(rules), ABOUT_RULES, NULL},
    {0, "only", PL_OPTION_WORDS, "RULES",
     "only these rules: ids, groups/, globs", AT(only), SELECTS_RULES, NULL},
    {0, "skip", PL_OPTION_WORDS, "RULES", "all rules but these", AT(skip),
     SELECTS_RULES, NULL},
    {0, "param", PL_OPTION_PARAM, "NAME=VALUE", "set a parameter of the rules",
     AT(params), ABOUT_RULES, NULL},
    {'c', "config", PL_OPTION_TEXT, "FILE",
     "the configuration, instead of .paylint.yaml", AT(config), ABOUT_RULES,
     NULL},
    {0, "no-config", PL_OPTION_FLAG, NULL, "ignore .paylint.yaml",
     AT(no_config), ABOUT_RULES, NULL},
    {0, "baseline", PL_OPTION_TEXT, "FILE",
     "do not tell the findings that this file has", AT(baseline), CHECK, NULL},
    {0, "write-baseline", PL_OPTION_TEXT, "FILE",
     "write the findings to this file instead", AT(write_baseline), CHECK,
     NULL},
    {0, "severity", PL_OPTION_CHOICE, "LEVEL", "show from this level",
     AT(shown), FINDS, shown_levels},
    {0, "fail-level", PL_OPTION_CHOICE, "LEVEL", "exit with 1 from",
     AT(fail_level), FINDS, fail_levels},
    {0, "exit-zero", PL_OPTION_FLAG, NULL, "exit with 0 instead of 1",
     AT(exit_zero), FINDS, NULL},
    {0, "max-diagnostics", PL_OPTION_COUNT, "N", "show at most N (0: all)",
     AT(max_shown), FINDS, NULL},
    {0, "summary", PL_OPTION_FLAG, NULL,
     "sum up what was checked: for text and json", AT(wants_summary), CHECK,
     NULL},
    {'j', "jobs", PL_OPTION_COUNT, "N",
     "threads that check files (0: a fitting number)", AT(jobs), CHECK, NULL},
    {'q', "quiet", PL_OPTION_FLAG, NULL, "no source lines, no summary",
     AT(is_quiet), FINDS, NULL},
    {0, "color", PL_OPTION_CHOICE, "WHEN", "colour the output", AT(color),
     ABOUT_RULES, colors},
    {0, "as", PL_OPTION_TEXT, "SHAPE",
     "what every document is, instead of guessing", AT(shape), CHECK | TEST,
     NULL},
    {0, "no-redact", PL_OPTION_FLAG, NULL,
     "show e-mail addresses, phones and keys too", AT(shows_hidden), FINDS,
     NULL},
    {0, "strict-fences", PL_OPTION_FLAG, NULL, "check pseudo-JSON in pages too",
     AT(is_strict), CHECK, NULL},
    {0, "stdin-filename", PL_OPTION_TEXT, "PATH",
     "what - is called in findings", AT(stdin_name), FINDS, NULL},
    {0, "now", PL_OPTION_MOMENT, "TIME",
     "the time to take for now: 2024-05-01T12:00:00Z", AT(now),
     FINDS | TEST | PL_COMMAND_BIT(PL_COMMAND_REFERENCE), NULL},
    {0, "found", PL_OPTION_FLAG, NULL, "treat PATHs as if found in a folder",
     AT(takes_as_found), CHECK, NULL},
    {0, "list-files", PL_OPTION_FLAG, NULL,
     "list the files that would be checked", AT(lists_files), CHECK, NULL},
    {0, "version", PL_OPTION_FLAG, NULL, "print the version", AT(wants_version),
     ANY, NULL},
    {'h', "help", PL_OPTION_FLAG, NULL, "print this", AT(wants_help), ANY,
     NULL},
    {0},
};
