#include "report/sarif_rule.h"

#include "config.h"
#include "report/markdown.h"
#include "report/uri.h"

#define TEXT_MAX 1000 /* bytes of the longest example that is shown */

const char *pl_sarif_level(enum pl_severity severity) {
    switch (severity) {
    case PL_SEVERITY_ERROR:
        return "error";
    case PL_SEVERITY_WARNING:
        return "warning";
    case PL_SEVERITY_INFO:
        return "note";
    case PL_SEVERITY_OFF:
        break;
    }
    return "none";
}

/* The name of a level for GitHub. */
static const char *problem_severity(enum pl_severity severity) {
    switch (severity) {
    case PL_SEVERITY_ERROR:
        return "error";
    case PL_SEVERITY_WARNING:
        return "warning";
    case PL_SEVERITY_INFO:
    case PL_SEVERITY_OFF:
        break;
    }
    return "recommendation";
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/* Append the name of the rule: PurchaseCurrencyFormat for
 * purchase/currency-format. A word of one character is not capitalised. */
static void add_name(struct pl_buf *out, struct pl_slice id) {
    for (size_t i = 0; i < id.len; i++) {
        if (!is_word(id.data[i]))
            continue;
        bool is_first = i == 0 || !is_word(id.data[i - 1]);
        bool is_long = i + 1 < id.len && is_word(id.data[i + 1]);
        bool is_upper = is_first && is_long && is_letter(id.data[i]);
        pl_buf_add_char(out,
                        is_upper ? (char)(id.data[i] - 'a' + 'A') : id.data[i]);
    }
}

static struct pl_slice group_of(struct pl_slice id) {
    const char *slash = memchr(id.data, '/', id.len);
    return slash ? pl_slice_of(id.data, (size_t)(slash - id.data)) : id;
}

/* The first sentence, which GitHub shows as the title of an alert. */
static struct pl_slice sentence_of(struct pl_slice text) {
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.data[i] == '.' && text.data[i + 1] == ' ')
            return pl_slice_of(text.data, i + 1);
    return text;
}

static void add_text(struct pl_json_tree *tree, const char *key,
                     struct pl_slice text) {
    pl_json_open_object(tree, key);
    pl_json_text(tree, "text", text);
    pl_json_close(tree);
}

static void add_line(struct pl_buf *out, const char *before,
                     struct pl_slice text) {
    if (text.len == 0 || text.len > TEXT_MAX)
        return;
    pl_buf_add_str(out, before);
    pl_buf_add_slice(out, text);
}

static void add_plain_help(struct pl_buf *out, struct pl_slice id,
                           const struct pl_report_rule *rule) {
    pl_buf_add_slice(out, rule->why);
    add_line(out, "\n\nbad: ", rule->bad);
    add_line(out, "\n\nok: ", rule->ok);
    add_line(out, "\n\nmore: ", rule->url);
    add_line(out, "\n\npaylint explain ", id);
}

static void add_example(struct pl_buf *out, const char *title,
                        struct pl_slice text) {
    if (text.len == 0 || text.len > TEXT_MAX)
        return;
    pl_buf_add_str(out, title);
    pl_markdown_add_code(out, text);
}

static void add_markdown_help(struct pl_buf *out, struct pl_slice id,
                              const struct pl_report_rule *rule) {
    pl_markdown_add_text(out, rule->why);
    add_example(out, "\n\nBad: ", rule->bad);
    add_example(out, "\n\nOk: ", rule->ok);
    if (rule->url.len > 0) {
        pl_buf_add_str(out, "\n\nMore: ");
        pl_markdown_add_link(out, rule->url);
    }
    pl_buf_add_str(out, "\n\n`paylint explain ");
    pl_buf_add_slice(out, id);
    pl_buf_add_str(out, "` says all of it.");
}

static void add_help(struct pl_json_tree *tree, struct pl_slice id,
                     const struct pl_report_rule *rule, struct pl_buf *text) {
    pl_json_open_object(tree, "help");
    pl_buf_clear(text);
    add_plain_help(text, id, rule);
    pl_json_text(tree, "text", pl_buf_slice(text));
    pl_buf_clear(text);
    add_markdown_help(text, id, rule);
    pl_json_text(tree, "markdown", pl_buf_slice(text));
    pl_json_close(tree);
}

static void add_properties(struct pl_json_tree *tree, struct pl_slice id,
                           const struct pl_report_rule *rule) {
    pl_json_open_object(tree, "properties");
    pl_json_open_array(tree, "tags");
    pl_json_text(tree, NULL, group_of(id));
    for (size_t i = 0; i < rule->tags.count; i++)
        if (!pl_slice_eq(rule->tags.items[i], group_of(id)))
            pl_json_text(tree, NULL, rule->tags.items[i]);
    pl_json_close(tree);
    pl_json_str(tree, "precision", "very-high");
    pl_json_str(tree, "problem.severity", problem_severity(rule->severity));
    pl_json_close(tree);
}

/* What the host knows of a rule. Mistakes in rule files have ids, too, which no
 * rule file has. */
static struct pl_report_rule rule_of(const struct pl_report_host *host,
                                     struct pl_slice id) {
    struct pl_report_rule rule = {.severity = PL_SEVERITY_ERROR};
    if (host->rule && host->rule(host->self, id, &rule) && rule.why.len > 0)
        return rule;
    if (rule.why.len == 0)
        rule.why = rule.message.len > 0
                       ? rule.message
                       : pl_slice_str("A rule file or the configuration does "
                                      "not say what it must.");
    return rule;
}

void pl_sarif_rule_add(struct pl_json_tree *tree,
                       const struct pl_report_host *host, struct pl_slice id,
                       struct pl_buf *text) {
    struct pl_report_rule rule = rule_of(host, id);
    pl_json_open_object(tree, NULL);
    pl_json_text(tree, "id", id);
    pl_buf_clear(text);
    add_name(text, id);
    pl_json_text(tree, "name", pl_buf_slice(text));
    add_text(tree, "shortDescription", sentence_of(rule.why));
    add_text(tree, "fullDescription", rule.why);
    add_help(tree, id, &rule, text);
    if (pl_uri_is_http(rule.url))
        pl_json_text(tree, "helpUri", rule.url);
    else
        pl_json_str(tree, "helpUri", PACKAGE_URL);
    pl_json_open_object(tree, "messageStrings");
    add_text(tree, "default", pl_slice_str("'{0}'."));
    pl_json_close(tree);
    pl_json_open_object(tree, "defaultConfiguration");
    pl_json_str(tree, "level", pl_sarif_level(rule.severity));
    pl_json_close(tree);
    add_properties(tree, id, &rule);
    pl_json_close(tree);
}
