/*
 * libpaylint: check payloads from a program. Load rules once, check as many
 * texts with them as there are, look at the findings.
 *
 *     paylint_rules *rules = NULL;
 *     paylint_report *report = NULL;
 *     if (paylint_load(NULL, &rules, &report) == PAYLINT_OK &&
 *         paylint_check(rules, text, len, NULL, &report) == PAYLINT_OK)
 *         for (size_t i = 0; i < paylint_count(report); i++)
 *             puts(paylint_finding_at(report, i)->message);
 *
 * The library never exits, never prints, and has no state of its own. Rules do
 * not change once they are loaded: any number of threads may check with the
 * same rules at a time. A report belongs to one thread at a time.
 */
#ifndef LIBPAYLINT_H
#define LIBPAYLINT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct paylint_rules paylint_rules;
typedef struct paylint_report paylint_report;

enum paylint_status {
    PAYLINT_OK,        /* also if there are findings */
    PAYLINT_BAD_RULES, /* the rules have mistakes: see the report */
    PAYLINT_NO_MEMORY,
    PAYLINT_UNREADABLE /* the text is not what it seems to be (YAML with a
                          mistake): the report says why. It was not checked */
};

enum paylint_level { PAYLINT_INFO = 1, PAYLINT_WARNING, PAYLINT_ERROR };

/* A range of a text. Lines and columns count from 1, columns in code points;
 * offsets are bytes from 0; ends are exclusive. */
struct paylint_range {
    uint64_t line, column, offset;
    uint64_t end_line, end_column, end_offset;
};

/* Another place that belongs to a finding. */
struct paylint_related {
    const char *file; /* that of the finding, or another */
    struct paylint_range range;
    const char *message;
};

/* Replace a range of bytes. */
struct paylint_edit {
    uint64_t offset, end_offset;
    const char *text;
    size_t len; /* of `text`, which may contain a NUL */
};

struct paylint_fix {
    const char *title;
    int is_safe; /* it certainly keeps what the sender meant */
    const struct paylint_edit *edits;
    size_t edit_count;
};

/* One finding. Texts are UTF-8 and end with a NUL. Characters that are not safe
 * to print are shown as escapes. */
struct paylint_finding {
    const char *rule; /* id of the rule: `purchase/currency-format` */
    enum paylint_level level;
    const char *file; /* the name from the options; or the path of a rule
                         file */
    struct paylint_range range;
    const char *message;
    const char *pointer;    /* RFC 6901 */
    const char *help, *url; /* of the rule; may be empty */
    uint64_t document;      /* number in the text, from 1; 0: the finding is
                               about rules */
    const struct paylint_related *related;
    size_t related_count;
    const struct paylint_fix *fixes;
    size_t fix_count;
};

/* Options of a check. Zeros are the defaults. */
struct paylint_options {
    const char *name;  /* name of the text in findings. Its suffix says what the
                          text is (.jsonl, .md), as for a file. NULL: `-` */
    int64_t now;       /* the time by which rules judge, in seconds since 1970;
                          0: now */
    const char *shape; /* what the documents are (`request`, `purchase`, …);
                          NULL: told from their content */
};

/* The version of the library: "0.1.0". */
const char *paylint_version(void);

/* Load rules. `files` is an array of rule files and packs that ends with NULL.
 * NULL means the pack `paylint:recommended` alone. `*rules` is set only if the
 * result is PAYLINT_OK. `*report` (`report` may be NULL) is made unless memory
 * ran out, and has what is wrong with the rules. Free each with its own
 * function. */
enum paylint_status paylint_load(const char *const *files,
                                 paylint_rules **rules,
                                 paylint_report **report);
void paylint_rules_free(paylint_rules *rules);

/* Check the `len` bytes of `text`: one JSON text, lines of JSON texts, or a
 * text that contains some (a Markdown page, a .http file, a Postman
 * collection). `options` may be NULL. `*report` is made unless memory ran out,
 * and borrows nothing from the arguments. The result is PAYLINT_BAD_RULES, with
 * a finding about it, if the rules do not have the shape of the options. */
enum paylint_status paylint_check(const paylint_rules *rules, const char *text,
                                  size_t len,
                                  const struct paylint_options *options,
                                  paylint_report **report);

/* The number of findings; the finding `index`, which must be less than that.
 * They are in the order of the text and live as long as the report. */
size_t paylint_count(const paylint_report *report);
const struct paylint_finding *paylint_finding_at(const paylint_report *report,
                                                 size_t index);
void paylint_report_free(paylint_report *report);

#ifdef __cplusplus
}
#endif

#endif
