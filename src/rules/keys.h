/*
 * Keys: the names of everything in a rule file. The loader reads files by these
 * tables; the JSON Schema of rule files is made from them too.
 */
#ifndef PL_RULES_KEYS_H
#define PL_RULES_KEYS_H

/* The sections of a rule file: the keys at its top level. */
enum pl_section {
    PL_SECTION_VERSION,
    PL_SECTION_EXTENDS,
    PL_SECTION_PARAMS,
    PL_SECTION_LISTS,
    PL_SECTION_SHAPES,
    PL_SECTION_MENTIONS,
    PL_SECTION_TARGETS,
    PL_SECTION_SUMMARY,
    PL_SECTION_RULES,
    PL_SECTION_OVERRIDES,
    PL_SECTION_FILES,
    PL_SECTION_BASELINE
};
#define PL_SECTIONS (PL_SECTION_BASELINE + 1)

/* Their names; ends with NULL. */
extern const char *const pl_section_keys[];

/* The keys of a line of the summary, ends with NULL. */
extern const char *const pl_summary_keys[];

/* The fields of a rule. The first PL_CASE_FIELDS of them may also be given in
 * its `cases`. */
enum pl_field {
    PL_FIELD_TARGET,
    PL_FIELD_GIVEN,
    PL_FIELD_THEN,
    PL_FIELD_WHEN,
    PL_FIELD_WHERE,
    PL_FIELD_SEVERITY,
    PL_FIELD_AT,
    PL_FIELD_RELATED,
    PL_FIELD_MESSAGE,
    PL_FIELD_NAMED_ONLY,
    PL_FIELD_AFTER, /* from here on not in cases */
    PL_FIELD_WHY,
    PL_FIELD_URL,
    PL_FIELD_SENSITIVE,
    PL_FIELD_TAGS,
    PL_FIELD_ONCE,
    PL_FIELD_READER,
    PL_FIELD_CASES,
    PL_FIELD_PARAMS,
    PL_FIELD_EXAMPLES
};

#define PL_CASE_FIELDS PL_FIELD_AFTER
#define PL_RULE_FIELDS (PL_FIELD_EXAMPLES + 1)

/* Their names, ends with NULL. */
extern const char *const pl_rule_keys[];

#endif
