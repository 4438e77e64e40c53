#include "base/utf8.h"
#include "check/param_text.h"
#include "engine/walk.h"

#define SHOWN_MAX 60 /* code points of a value in a message */

/* Where the values of placeholders come from. */
struct context {
    struct pl_run *run;
    const struct pl_plan_case *what;
    const struct subject *subject;
    const char *keyword;
    struct pl_buf *made; /* holds texts that are made for placeholders */
};

/* Tell whether the subject's value must not be shown. A container's never
 * is. */
static bool is_hidden(const struct context *context) {
    const struct subject *subject = context->subject;
    const struct extent *at = &subject->at;
    if (context->what->rule->is_sensitive || subject->is_hidden)
        return true;
    return subject->value.type <= PL_TYPE_STRING &&
           pl_is_masked(context->run,
                        (struct pl_span){at->start.offset, at->end.offset});
}

/* Facts that do not reveal the value. */
static const char *const harmless[] = {
    "limit", "length",  "count",   "minimum", "maximum", "missing", "names",
    "types", "pattern", "allowed", "format",  "type",    "key",     NULL};

static bool is_harmless(struct pl_slice name) {
    for (size_t i = 0; harmless[i]; i++)
        if (pl_slice_is(name, harmless[i]))
            return true;
    return false;
}

/* The bytes that were added to `made` since it had `start`. */
static struct pl_slice made_since(const struct context *context, size_t start) {
    return pl_slice_of(context->made->data + start, context->made->len - start);
}

/* The value as written, shortened for a message. */
static struct pl_slice shown_value(struct context *context) {
    const struct pl_value *value = &context->subject->value;
    if (is_hidden(context))
        return pl_slice_str("***");
    if (value->type == PL_TYPE_ARRAY)
        return pl_slice_str("an array");
    if (value->type == PL_TYPE_OBJECT)
        return pl_slice_str("an object");

    size_t start = context->made->len;
    if (value->type == PL_TYPE_STRING)
        pl_secret_add_without(context->run, context->made, value->raw);
    else
        pl_buf_add_slice(context->made, value->raw);
    size_t len = context->made->len - start;
    struct pl_slice shown =
        pl_utf8_beginning(made_since(context, start), SHOWN_MAX);
    context->made->len = start + shown.len;
    if (shown.len < len)
        pl_buf_add_str(context->made, "…");
    return made_since(context, start);
}

static struct pl_slice shown_key(struct context *context) {
    const struct key *key = &context->subject->key;
    if (key->at.start.offset == key->at.end.offset)
        return pl_slice_of(NULL, 0);
    size_t start = context->made->len;
    struct pl_buf *decoded = &context->run->key;
    pl_buf_clear(decoded);
    pl_secret_add_without(context->run, context->made,
                          pl_key_text(context->run, key, decoded));
    return made_since(context, start);
}

static struct pl_slice shown_path(struct context *context) {
    struct pl_run *run = context->run;
    const struct subject *subject = context->subject;
    if (subject->pointer.data)
        return subject->pointer;
    size_t start = context->made->len;
    size_t depth = run->depth;
    /* a container that closes is still the innermost frame */
    if (depth > 0 &&
        run->frames[depth - 1].start.offset == subject->at.start.offset)
        depth--;
    pl_pointer_add_value(run, depth, &subject->key, context->made);
    return made_since(context, start);
}

/* The name of the type, with its article. */
static struct pl_slice shown_kind(enum pl_type type) {
    switch (type) {
    case PL_TYPE_NULL:
        return pl_slice_str("null");
    case PL_TYPE_BOOLEAN:
        return pl_slice_str("a boolean");
    case PL_TYPE_NUMBER:
        return pl_slice_str("a number");
    case PL_TYPE_STRING:
        return pl_slice_str("a string");
    case PL_TYPE_ARRAY:
        return pl_slice_str("an array");
    case PL_TYPE_OBJECT:
        return pl_slice_str("an object");
    }
    return pl_slice_of(NULL, 0);
}

/* The text of a parameter of the keyword that failed. */
static struct pl_slice shown_param(struct context *context,
                                   struct pl_slice name) {
    const struct pl_schema *then = context->what->source->then;
    size_t start = context->made->len;
    for (size_t i = 0; context->keyword && i < then->count; i++)
        if (strcmp(then->assertions[i].check->name, context->keyword) == 0 &&
            pl_param_write(then->assertions[i].check,
                           then->assertions[i].settings, name, context->made))
            return made_since(context, start);
    return pl_slice_of(NULL, 0);
}

/* A fact, without secrets if it comes from the payload; nothing if it could
 * reveal a hidden value. */
static struct pl_slice shown_fact(struct context *context, struct pl_slice name,
                                  struct pl_slice fact) {
    size_t start = context->made->len;
    if (is_hidden(context) && !is_harmless(name))
        return pl_slice_of(NULL, 0);
    if (!pl_slice_is(name, "key") && !pl_slice_is(name, "suggestion"))
        return fact;
    pl_secret_add_without(context->run, context->made, fact);
    return made_since(context, start);
}

static struct pl_slice get(void *self, struct pl_slice name) {
    struct context *context = self;
    if (pl_slice_is(name, "value"))
        return shown_value(context);
    struct pl_slice fact = pl_facts_get(&context->run->facts, name);
    if (fact.data)
        return shown_fact(context, name, fact);
    if (pl_slice_is(name, "key"))
        return shown_key(context);
    if (pl_slice_is(name, "path"))
        return shown_path(context);
    if (pl_slice_is(name, "kind"))
        return shown_kind(context->subject->value.type);
    if (pl_slice_is(name, "type"))
        return pl_slice_str(pl_type_name(context->subject->value.type));
    if (pl_slice_is(name, "keyword") && context->keyword)
        return pl_slice_str(context->keyword);
    return shown_param(context, name);
}

/* The fact `suggestion`, unless it would show what must not be shown. */
static struct pl_slice suggestion_of(const struct context *context) {
    struct pl_slice suggestion =
        pl_facts_get(&context->run->facts, pl_slice_str("suggestion"));
    return is_hidden(context) || pl_secret_is_in(context->run, suggestion)
               ? pl_slice_of(NULL, 0)
               : suggestion;
}

/* The message of a rule that has none of its own. */
static void add_default(struct context *context, struct pl_buf *out) {
    pl_buf_add_slice(out, shown_value(context));
    if (!context->keyword) {
        pl_buf_add_str(out, " may not stand here");
        return;
    }
    pl_buf_add_str(out, " does not satisfy ");
    pl_buf_add_str(out, context->keyword);
}

void pl_message_render(struct pl_run *run, const struct pl_plan_case *what,
                       const struct subject *subject, const char *keyword,
                       struct pl_said *said) {
    struct context context = {run, what, subject, keyword, &run->made};
    struct pl_buf *out = &run->message;
    pl_buf_clear(context.made);
    pl_buf_add_char(context.made, ' '); /* so that an empty text has data */
    pl_buf_clear(out);
    pl_buf_add_str(out, "");

    if (what->source->message.data)
        pl_template_render(what->source->message,
                           (struct pl_template_values){get, &context}, out);
    else
        add_default(&context, out);
    said->message = pl_buf_slice(out);
    said->suggestion = suggestion_of(&context);
}
