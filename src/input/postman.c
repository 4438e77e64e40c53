/* Postman: the requests of a collection, v2.0 and v2.1. */

#include "input/json_request.h"
#include "input/url.h"

enum { FOLDER = PL_JSON_INSIDE, ITEMS };

static bool is(struct pl_slice text) {
    static const char *const keys[] = {"info",       "item",
                                       "event",      "auth",
                                       "variable",   "protocolProfileBehavior",
                                       "collection", NULL};
    struct pl_slice key = pl_json_first_key(text);
    for (size_t i = 0; keys[i]; i++)
        if (pl_slice_is(key, keys[i]))
            return pl_text_has(text, ".getpostman.com/json/collection/") ||
                   pl_text_has(text, "\"_postman_id\"");
    return false;
}

static unsigned step(unsigned state, struct pl_slice key) {
    if (state == ITEMS)
        return FOLDER;
    if (pl_slice_is(key, "item"))
        return ITEMS;
    if (pl_slice_is(key, "request") || pl_slice_is(key, "auth"))
        return PL_JSON_TAKE;
    return pl_slice_is(key, "collection") ? FOLDER : PL_JSON_PASS;
}

static const struct pl_json_node *member(const struct pl_json_request *taking,
                                         const struct pl_json_node *node,
                                         const char *name) {
    return pl_json_request_member(taking, node, name);
}

/* Append `text`, made for the start of `node`, to the words. */
static void make(struct pl_json_request *taking,
                 const struct pl_json_node *node, const char *text) {
    bool is_string = pl_json_is_string(pl_extract_text(taking->from), node);
    uint64_t start = node->span.start + is_string;
    struct pl_span at = {start, start};
    pl_extract_mean(taking->words, taking->from, at, pl_slice_str(text));
}

/* Append a parameter, as it will be in the URL, and `&`. */
static void add_param(struct pl_json_request *taking,
                      const struct pl_json_node *node) {
    const struct pl_json_node *key = member(taking, node, "key");
    const struct pl_json_node *value = member(taking, node, "value");
    if (!key || pl_json_request_is_off(taking, node))
        return;
    pl_json_request_add(taking, key);
    if (value && value->kind != PL_TOKEN_NULL) {
        make(taking, value, "=");
        pl_json_request_add(taking, value);
        key = value;
    }
    pl_json_request_close(taking, key, "&");
}

/* The parameters of an array, as they will be in the URL. */
static struct pl_request_part params_of(struct pl_json_request *taking,
                                        const struct pl_json_node *array) {
    struct pl_request_part all = {taking->words, {taking->words->text.len, 0}};
    const struct pl_json_node *at = array->first;
    for (; at; at = at->next)
        add_param(taking, at);
    all.span.end = taking->words->text.len;
    all.span.end -= all.span.start < all.span.end; /* the last & */
    return all;
}

/* Append the strings of an array, each behind `before`, the first one behind
 * `first`. */
static void join(struct pl_json_request *taking,
                 const struct pl_json_node *array, const char *before,
                 const char *first) {
    const struct pl_json_node *at = array ? array->first : NULL;
    for (; at; at = at->next) {
        make(taking, at, at == array->first ? first : before);
        pl_json_request_add(taking, at);
    }
}

/* The URL made of its parts, without parameters. */
static struct pl_request_part base_of(struct pl_json_request *taking,
                                      const struct pl_json_node *url) {
    struct pl_request_part base = {taking->words, {taking->words->text.len, 0}};
    join(taking, member(taking, url, "host"), ".", "");
    join(taking, member(taking, url, "path"), "/", "/");
    base.span.end = taking->words->text.len;
    pl_json_request_close(taking, url, "\n");
    return base;
}

static bool is_same(const struct pl_extract *words, struct pl_span a,
                    struct pl_span b) {
    return pl_slice_eq(
        pl_slice_of(words->text.data + a.start, (size_t)(a.end - a.start)),
        pl_slice_of(words->text.data + b.start, (size_t)(b.end - b.start)));
}

/* Read the URL. If it is an object, its parameters are sent, whatever its
 * member `raw` is. But if `raw` has the same parameters, `raw` is used, which
 * is easier to read. */
static void read_url(struct pl_json_request *taking,
                     const struct pl_json_node *url) {
    struct pl_request *request = &taking->request;
    const struct pl_json_node *query = member(taking, url, "query");
    const struct pl_json_node *raw = member(taking, url, "raw");
    bool is_object = url && url->kind == PL_TOKEN_OBJECT_OPEN;
    request->url = is_object && !raw
                       ? base_of(taking, url)
                       : pl_json_request_word(taking, is_object ? raw : url);
    if (!query || !request->url.from)
        return;
    struct pl_request_part params = params_of(taking, query);
    struct pl_url parts =
        pl_url_split(pl_extract_text(taking->words), request->url.span);
    if (parts.has_query && is_same(taking->words, parts.query, params.span))
        return;
    request->url.span.end = parts.path.end;
    pl_request_data(request, params);
}

/* The value of the setting `name` of `auth`: settings are an object, or an
 * array of objects with key and value. */
static const struct pl_json_node *setting(const struct pl_json_request *taking,
                                          const struct pl_json_node *settings,
                                          const char *name) {
    struct pl_slice text = pl_extract_text(taking->from);
    if (!settings || settings->kind == PL_TOKEN_OBJECT_OPEN)
        return member(taking, settings, name);
    for (const struct pl_json_node *at = settings->first; at; at = at->next) {
        const struct pl_json_node *key = member(taking, at, "key");
        if (!pl_json_is_string(text, key))
            continue;
        struct pl_span inside = pl_json_inside(key);
        if (pl_slice_is(pl_slice_of(text.data + inside.start,
                                    (size_t)(inside.end - inside.start)),
                        name))
            return member(taking, at, "value");
    }
    return NULL;
}

/* Add the header in which `token` is sent. Its name, and the text `before` the
 * token, are made. */
static void add_token(struct pl_json_request *taking,
                      const struct pl_json_node *token, const char *name,
                      const char *before) {
    if (!pl_json_is_string(pl_extract_text(taking->from), token))
        return;
    struct pl_request_part header = {taking->words,
                                     {taking->words->text.len, 0}};
    make(taking, token, name);
    header.span.end = taking->words->text.len;
    make(taking, token, before);
    struct pl_request_part value = pl_json_request_word(taking, token);
    value.span.start = header.span.end;
    pl_request_header(&taking->request, header, value);
}

/* Add what `auth` sends: a token, or a key in a header with a name. */
static void read_auth(struct pl_json_request *taking,
                      const struct pl_json_node *auth) {
    const struct pl_json_node *key = member(taking, auth, "apikey");
    struct pl_request_part name =
        pl_json_request_word(taking, setting(taking, key, "key"));
    struct pl_request_part value =
        pl_json_request_word(taking, setting(taking, key, "value"));
    add_token(taking, setting(taking, member(taking, auth, "bearer"), "token"),
              "authorization", "\nBearer ");
    if (name.from && value.from)
        pl_request_header(&taking->request, name, value);
}

/* Read headers that are lines of a text, as in v2.0. */
static void read_header_text(struct pl_json_request *taking,
                             const struct pl_json_node *node) {
    struct pl_request_part all = pl_json_request_word(taking, node);
    if (!all.from)
        return;
    struct pl_slice text = pl_extract_text(all.from);
    for (size_t at = (size_t)all.span.start; at < all.span.end;) {
        size_t end = pl_text_line_end(text, at);
        const char *colon = memchr(text.data + at, ':', end - at);
        size_t sign = colon ? (size_t)(colon - text.data) : end;
        if (colon)
            pl_request_header(
                &taking->request,
                (struct pl_request_part){all.from, {at, sign}},
                (struct pl_request_part){all.from, {sign + 1, end}});
        at = pl_text_next_line(text, end);
    }
}

static void take(void *self, const struct pl_json_node *node) {
    struct pl_json_request *taking = self;
    const struct pl_json_node *body = member(taking, node, "body");
    bool is_object = node->kind == PL_TOKEN_OBJECT_OPEN;
    pl_json_request_begin(taking, node);
    if (pl_json_request_is(taking, node, "auth")) { /* for a whole folder */
        read_auth(taking, node);
        pl_json_request_end(taking, NULL);
        return;
    }
    taking->request.method =
        pl_json_request_word(taking, member(taking, node, "method"));
    read_url(taking, is_object ? member(taking, node, "url") : node);
    pl_json_request_headers(taking, member(taking, node, "header"), "key");
    read_header_text(taking, member(taking, node, "header"));
    read_auth(taking, member(taking, node, "auth"));
    pl_json_request_end(taking, pl_json_request_is_off(taking, body)
                                    ? NULL
                                    : member(taking, body, "raw"));
}

static void find(struct pl_workspace *space, const struct pl_extract *from,
                 struct pl_form_taker taker) {
    struct pl_json_request taking;
    pl_json_request_init(&taking, space, from, taker);
    taking.has_variables = true;
    pl_json_search(space, from, (struct pl_json_search){step, take, &taking},
                   taker);
}

static const char *const suffixes[] = {".postman_collection.json", NULL};

const struct pl_form pl_form_postman = {
    .name = "postman",
    .summary = "the requests of a Postman collection",
    .suffixes = suffixes,
    .is = is,
    .find = find,
};
