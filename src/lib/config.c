/* What `paylint config` prints: the effective configuration as YAML. A comment
 * says where each value comes from. */

#include <sys/stat.h>

#include "lib/session.h"
#include "report/escape.h"

#define COMMENT_COLUMN 48

/* Write the line in `session->text`, with its origin as a comment (NULL:
 * none). */
static void write_line(struct pl_session *session,
                       const struct pl_given *from) {
    struct pl_buf *text = &session->text;
    if (from) {
        do
            pl_buf_add_char(text, ' ');
        while (text->len < COMMENT_COLUMN);
        pl_buf_add_str(text, "# ");
        pl_escape_text(text, *from->file);
        pl_buf_add_format(text, ":%llu",
                          (unsigned long long)pl_given_start(from).line);
    }
    pl_buf_add_char(text, '\n');
    pl_output_write(&session->out, pl_buf_slice(text));
    pl_buf_clear(text);
}

/* Begin a line: `indent` spaces, then `key:`. */
static struct pl_buf *begin_line(struct pl_session *session, size_t indent,
                                 struct pl_slice key) {
    struct pl_buf *text = &session->text;
    pl_buf_clear(text);
    for (size_t i = 0; i < indent; i++)
        pl_buf_add_char(text, ' ');
    pl_escape_text(text, key);
    pl_buf_add_str(text, ":");
    return text;
}

static void write_pair(struct pl_session *session, size_t indent,
                       struct pl_slice key, struct pl_slice value,
                       const struct pl_given *from) {
    struct pl_buf *text = begin_line(session, indent, key);
    if (value.len > 0)
        pl_buf_add_char(text, ' ');
    pl_escape_text(text, value);
    write_line(session, from);
}

static void write_title(struct pl_session *session, const char *title) {
    write_pair(session, 0, pl_slice_str(title), pl_slice_str(""), NULL);
}

static void add_quoted(struct pl_buf *out, struct pl_slice text) {
    pl_buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            pl_buf_add_char(out, '\\');
        pl_buf_add_char(out, text.data[i]);
    }
    pl_buf_add_char(out, '"');
}

/* The files from which the rules come: those of the configuration and the
 * options. */
static void write_files(struct pl_session *session,
                        const struct pl_config *config) {
    pl_output_str(&session->out, "# read, each before what it extends:\n");
    for (size_t i = 0; i < config->files.count; i++) {
        pl_buf_clear(&session->text);
        pl_buf_add_str(&session->text, "#   ");
        pl_escape_text(&session->text, config->files.items[i]);
        write_line(session, NULL);
    }
    pl_output_str(&session->out, "paylint: 1\n");
}

static void write_params(struct pl_session *session, size_t indent,
                         const struct pl_param_value *params, size_t count) {
    for (size_t i = 0; i < count; i++)
        write_pair(session, indent, params[i].name, params[i].json,
                   &params[i].from);
}

static bool is_pack(struct pl_slice file) {
    return file.len > 8 && memcmp(file.data, "paylint:", 8) == 0;
}

/* Tell whether another file than the rule's own gives its message: then it
 * belongs to the configuration. */
static bool has_own_message(const struct pl_rule *rule) {
    struct pl_slice file = *rule->message_from.file;
    return !pl_slice_eq(file, *rule->defined.file) && !is_pack(file);
}

static void write_rule(struct pl_session *session, const struct pl_rule *rule) {
    struct pl_slice level = pl_slice_str(
        pl_severity_name(rule->is_on ? rule->severity : PL_SEVERITY_OFF));
    if (rule->param_count == 0 && !has_own_message(rule)) {
        write_pair(session, 2, rule->id, level, &rule->level_from);
        return;
    }
    write_pair(session, 2, rule->id, pl_slice_str(""), NULL);
    write_pair(session, 4, pl_slice_str("severity"), level, &rule->level_from);
    if (has_own_message(rule)) {
        struct pl_buf *text = begin_line(session, 4, pl_slice_str("message"));
        pl_buf_add_char(text, ' ');
        add_quoted(text, rule->message);
        write_line(session, &rule->message_from);
    }
    if (rule->param_count == 0)
        return;
    write_pair(session, 4, pl_slice_str("params"), pl_slice_str(""), NULL);
    write_params(session, 6, rule->params, rule->param_count);
}

static void add_globs(struct pl_buf *out, const struct pl_globs *globs) {
    pl_buf_add_char(out, '[');
    for (size_t i = 0; i < globs->items.count; i++) {
        if (i > 0)
            pl_buf_add_str(out, ", ");
        add_quoted(out, globs->items.items[i]);
    }
    pl_buf_add_char(out, ']');
}

static void write_globs(struct pl_session *session, const char *key,
                        const struct pl_globs *globs, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct pl_buf *text = begin_line(session, 2, pl_slice_str(key));
        pl_buf_add_char(text, ' ');
        add_globs(text, &globs[i]);
        write_line(session, &globs[i].from);
    }
}

/* The overrides whose effect is already in what follows. */
static void write_overrides(struct pl_session *session,
                            const struct pl_config *config) {
    for (size_t i = 0; i < config->override_count; i++) {
        if (!config->overrides[i].is_applied)
            continue;
        pl_buf_clear(&session->text);
        pl_buf_add_str(&session->text, "# overridden for ");
        add_globs(&session->text, &config->overrides[i].files);
        write_line(session, &config->overrides[i].files.from);
    }
}

/* The settings of the run as a whole, which the working directory decides. */
static void write_run_settings(struct pl_session *session) {
    size_t number = pl_variant_of_run(session);
    if (number == PL_VARIANT_NONE)
        return;
    const struct pl_config *config =
        &session->variants.items[number].ruleset->config;
    if (config->include_count + config->exclude_count > 0)
        write_title(session, "files");
    write_globs(session, "include", config->include, config->include_count);
    write_globs(session, "exclude", config->exclude, config->exclude_count);
    if (config->baseline.len > 0)
        write_pair(session, 0, pl_slice_str("baseline"), config->baseline,
                   &config->baseline_from);
}

static void write_variant(struct pl_session *session, size_t number) {
    const pl_ruleset *ruleset = session->variants.items[number].ruleset;
    const struct pl_config *config = &ruleset->config;
    write_files(session, config);
    write_overrides(session, config);
    if (config->param_count > 0)
        write_title(session, "params");
    write_params(session, 2, config->params, config->param_count);
    if (ruleset->rule_count > 0)
        write_title(session, "rules");
    for (size_t i = 0; i < ruleset->rule_count; i++)
        write_rule(session, &ruleset->rules[i]);
}

/* A folder stands for a file in it. */
static struct pl_slice file_of(struct pl_session *session,
                               struct pl_slice path) {
    struct stat info;
    if (stat(path.data, &info) != 0 || !S_ISDIR(info.st_mode))
        return path;
    pl_buf_clear(&session->text);
    pl_buf_add_slice(&session->text, path);
    pl_buf_add_str(&session->text, "/.");
    return pl_arena_copy(&session->arena, pl_buf_slice(&session->text));
}

static void print(struct pl_session *session) {
    session->with_texts = true;
    size_t number =
        pl_variant_of(session, file_of(session, session->operands->items[0]));
    if (number == PL_VARIANT_NONE)
        return;
    write_variant(session, number);
    write_run_settings(session);
}

int pl_session_config_of(const struct pl_session_options *options,
                         struct pl_slice path) {
    struct pl_names operands = {&path, 1};
    return pl_session_do(options, &operands, print);
}
