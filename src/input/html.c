#include "input/html.h"

#include "base/utf8.h"

#define ENTITY_MAX 10 /* bytes of an entity, with & and ; */

static char lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_name_byte(char c) {
    return is_letter(c) || c == '-' || (c >= '0' && c <= '9');
}

/* Tell whether `text` has `with` at `at`, in any case. `with` must be in lower
 * case. */
static bool starts(struct pl_slice text, size_t at, const char *with) {
    size_t i = 0;
    while (with[i] != '\0' && at + i < text.len &&
           lower(text.data[at + i]) == with[i])
        i++;
    return with[i] == '\0';
}

static size_t find(struct pl_slice text, const char *what) {
    size_t at = 0;
    while (at < text.len && !starts(text, at, what))
        at++;
    return at;
}

static const char *const raw_tags[] = {"pre", "script", "style", "textarea",
                                       NULL};

static const char *const block_tags[] = {
    "address",  "article",    "aside",   "base",     "basefont", "blockquote",
    "body",     "caption",    "center",  "col",      "colgroup", "dd",
    "details",  "dialog",     "dir",     "div",      "dl",       "dt",
    "fieldset", "figcaption", "figure",  "footer",   "form",     "frame",
    "frameset", "h1",         "h2",      "h3",       "h4",       "h5",
    "h6",       "head",       "header",  "hr",       "html",     "iframe",
    "legend",   "li",         "link",    "main",     "menu",     "menuitem",
    "nav",      "noframes",   "ol",      "optgroup", "option",   "p",
    "param",    "search",     "section", "summary",  "table",    "tbody",
    "td",       "tfoot",      "th",      "thead",    "title",    "tr",
    "track",    "ul",         NULL};

/* Tell whether the name of one of `tags` is at `at`, and ends there. */
static bool is_one_of(struct pl_slice line, size_t at, const char *const *tags,
                      bool may_close) {
    for (; *tags; tags++) {
        size_t end = at + strlen(*tags);
        if (!starts(line, at, *tags))
            continue;
        if (end >= line.len || strchr(" \t>", line.data[end]))
            return true;
        if (may_close && starts(line, end, "/>"))
            return true;
    }
    return false;
}

static size_t pass_space(struct pl_slice line, size_t at) {
    while (at < line.len && (line.data[at] == ' ' || line.data[at] == '\t'))
        at++;
    return at;
}

/* The end of the value of an attribute that begins at `at`; 0: none. */
static size_t pass_value(struct pl_slice line, size_t at) {
    if (at >= line.len)
        return 0;
    char quote = line.data[at];
    if (quote == '"' || quote == '\'') {
        const char *end = memchr(line.data + at + 1, quote, line.len - at - 1);
        return end ? (size_t)(end - line.data) + 1 : 0;
    }
    size_t end = at;
    while (end < line.len && !strchr(" \t\"'=<>`", line.data[end]))
        end++;
    return end > at ? end : 0;
}

static bool is_attribute_start(char c) {
    return is_letter(c) || c == '_' || c == ':';
}

/* The end of the attributes that begin at `at`; 0 if they are not valid. */
static size_t pass_attributes(struct pl_slice line, size_t at) {
    for (;;) {
        size_t name = pass_space(line, at);
        if (name == at || name >= line.len ||
            !is_attribute_start(line.data[name]))
            return name;
        at = name;
        while (at < line.len &&
               (is_name_byte(line.data[at]) || strchr("_.:", line.data[at])))
            at++;
        size_t sign = pass_space(line, at);
        if (sign >= line.len || line.data[sign] != '=')
            continue;
        at = pass_value(line, pass_space(line, sign + 1));
        if (at == 0)
            return 0;
    }
}

/* Tell whether the line is one whole tag. */
static bool is_tag(struct pl_slice line) {
    bool is_closing = line.len > 1 && line.data[1] == '/';
    size_t start = is_closing ? 2 : 1;
    size_t at = start;
    if (at >= line.len || !is_letter(line.data[at]))
        return false;
    while (at < line.len && is_name_byte(line.data[at]))
        at++;
    at = is_closing ? pass_space(line, at) : pass_attributes(line, at);
    if (at == 0)
        return false;
    if (!is_closing && at < line.len && line.data[at] == '/')
        at++;
    return at < line.len && line.data[at] == '>' &&
           pass_space(line, at + 1) == line.len;
}

enum pl_html_kind pl_html_kind_of(struct pl_slice line) {
    if (line.len < 2 || line.data[0] != '<')
        return PL_HTML_NONE;
    if (is_one_of(line, 1, raw_tags, false))
        return PL_HTML_RAW;
    if (starts(line, 0, "<!--"))
        return PL_HTML_COMMENT;
    if (starts(line, 0, "<?"))
        return PL_HTML_INSTRUCTION;
    if (starts(line, 0, "<![cdata["))
        return PL_HTML_CDATA;
    if (line.data[1] == '!' && line.len > 2 && is_letter(line.data[2]))
        return PL_HTML_DECLARATION;
    if (is_one_of(line, line.data[1] == '/' ? 2 : 1, block_tags, true))
        return PL_HTML_BLOCK;
    return is_tag(line) ? PL_HTML_TAG : PL_HTML_NONE;
}

bool pl_html_ends(enum pl_html_kind kind, struct pl_slice line) {
    switch (kind) {
    case PL_HTML_NONE:
        return true;
    case PL_HTML_RAW:
        return find(line, "</pre>") < line.len ||
               find(line, "</script>") < line.len ||
               find(line, "</style>") < line.len ||
               find(line, "</textarea>") < line.len;
    case PL_HTML_COMMENT:
        return find(line, "-->") < line.len;
    case PL_HTML_INSTRUCTION:
        return find(line, "?>") < line.len;
    case PL_HTML_CDATA:
        return find(line, "]]>") < line.len;
    case PL_HTML_DECLARATION:
        return find(line, ">") < line.len;
    case PL_HTML_BLOCK:
    case PL_HTML_TAG:
        return pass_space(line, 0) == line.len;
    }
    return true;
}

size_t pl_html_find_pre(struct pl_slice line) {
    bool in_span = false;
    for (size_t at = 0; at < line.len; at++) {
        in_span ^= line.data[at] == '`';
        if (in_span || !starts(line, at, "<pre") || at + 4 >= line.len ||
            !strchr(" \t>", line.data[at + 4]))
            continue;
        const char *end = memchr(line.data + at, '>', line.len - at);
        return end ? (size_t)(end - line.data) + 1 : 0;
    }
    return 0;
}

size_t pl_html_find_close(struct pl_slice line) {
    return find(line, "</pre");
}

size_t pl_html_last_close(struct pl_slice page) {
    for (size_t at = page.len; at > 0; at--)
        if (page.data[at - 1] == '<' && starts(page, at - 1, "</pre"))
            return at - 1;
    return 0;
}

/* Entities that occur in code. */
struct entity {
    const char *name;
    uint32_t code;
};

static const struct entity entities[] = {
    {"quot", '"'},      {"amp", '&'},     {"lt", '<'},       {"gt", '>'},
    {"apos", '\''},     {"nbsp", ' '},    {"lbrace", '{'},   {"rbrace", '}'},
    {"lcub", '{'},      {"rcub", '}'},    {"lbrack", '['},   {"rbrack", ']'},
    {"lsqb", '['},      {"rsqb", ']'},    {"colon", ':'},    {"comma", ','},
    {"dollar", '$'},    {"num", '#'},     {"percnt", '%'},   {"plus", '+'},
    {"bsol", '\\'},     {"sol", '/'},     {"lowbar", '_'},   {"equals", '='},
    {"hellip", 0x2026}, {"euro", 0x20AC}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
    {"lsquo", 0x2018},  {"rsquo", 0x2019}};

static unsigned digit_of(char c) {
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    c = lower(c);
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

/* The code point of `#38` or `#x26`; 0 if it is not valid. */
static uint32_t numeric(struct pl_slice name) {
    bool is_hex = name.len > 1 && lower(name.data[1]) == 'x';
    unsigned base = is_hex ? 16 : 10;
    uint32_t code = 0;
    size_t at = is_hex ? 2 : 1;
    if (at == name.len)
        return 0;
    for (; at < name.len; at++) {
        if (digit_of(name.data[at]) >= base)
            return 0;
        code = code * base + digit_of(name.data[at]);
    }
    return code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? 0 : code;
}

static uint32_t code_of(struct pl_slice name) {
    if (name.len > 0 && name.data[0] == '#')
        return numeric(name);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (pl_slice_is(name, entities[i].name))
            return entities[i].code;
    return 0;
}

/* The end of the entity that begins at `at`, and its code point; `at` if there
 * is none. */
static size_t pass_entity(struct pl_slice text, size_t at, uint32_t *code) {
    size_t left = text.len - at < ENTITY_MAX ? text.len - at : ENTITY_MAX;
    const char *end = memchr(text.data + at, ';', left);
    if (!end)
        return at;
    size_t len = (size_t)(end - text.data) - at;
    *code = code_of(pl_slice_of(text.data + at + 1, len - 1));
    return *code > 0 ? at + len + 1 : at;
}

/* The end of the tag or comment that begins at `at`; `at` if there is none. */
static size_t pass_tag(struct pl_slice text, size_t at) {
    char next = at + 1 < text.len ? text.data[at + 1] : '\0';
    if (!is_letter(next) && next != '/' && next != '!')
        return at;
    for (size_t end = at + 1; end < text.len; end++) {
        if (text.data[end] == '>')
            return end + 1;
        if (text.data[end] == '<')
            break;
    }
    return at;
}

static bool write_text(struct pl_slice text, struct pl_buf *out) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '&')
            pl_buf_add_str(out, "&amp;");
        else if (text.data[i] == '<')
            pl_buf_add_str(out, "&lt;");
        else
            pl_buf_add_char(out, text.data[i]);
    }
    return true;
}

static const struct pl_layer html_layer = {write_text};

void pl_html_decode(const struct pl_extract *from, struct pl_extract *out) {
    struct pl_slice text = pl_extract_text(from);
    size_t done = 0;
    pl_extract_begin(out, from, &html_layer);
    for (size_t at = 0; at < text.len;) {
        uint32_t code = 0;
        char bytes[4];
        size_t end = at;
        if (text.data[at] == '&')
            end = pass_entity(text, at, &code);
        else if (text.data[at] == '<')
            end = pass_tag(text, at);
        if (end == at) {
            at++;
            continue;
        }
        pl_extract_copy(out, from, done, at);
        if (code > 0)
            pl_extract_mean(out, from, (struct pl_span){at, end},
                            pl_slice_of(bytes, pl_utf8_encode(code, bytes)));
        at = done = end;
    }
    pl_extract_copy(out, from, done, text.len);
}
