#include "engine/walk.h"

static struct pl_region
mistake_region(struct pl_run *run, struct pl_place start, struct pl_place end) {
    if (run->source)
        return pl_source_region(run,
                                (struct pl_span){start.offset, end.offset});
    return (struct pl_region){.start = start, .end = end};
}

/* The key of a member without its quotes, of whatever kind they are. */
static struct pl_slice bare_key(struct pl_run *run, struct pl_span span) {
    struct pl_slice text = pl_window_slice(&run->window, span.start, span.end);
    size_t quote = 0;
    if (text.len >= 6 && memcmp(text.data, "\xE2\x80", 2) == 0)
        quote = 3;
    else if (text.len >= 2 && (*text.data == '"' || *text.data == '\''))
        quote = 1;
    return pl_slice_of(text.data + quote, text.len - 2 * quote);
}

/* Append the key at `span` to the pointer: a key that its object has twice. */
static void add_second(struct pl_run *run, struct pl_span span) {
    struct pl_token token = {.kind = PL_TOKEN_KEY, .text = bare_key(run, span)};
    struct key key = {.at = pl_extent(span.start, span.end)};
    if (token.text.len > 0 && memchr(token.text.data, '\\', token.text.len))
        token.flags = PL_TOKEN_ESCAPED;
    pl_buf_clear(&run->key);
    pl_buf_add_str(&run->key, "");
    pl_token_decode(&token, &run->key);
    key.saved = pl_buf_slice(&run->key);
    pl_pointer_add_key(run, &key, &run->line);
}

/* The pointer of a mistake: of the innermost open container; for a key given
 * twice, of the member; for a number, of the value. The number has not been
 * walked yet. */
static struct pl_slice mistake_pointer(struct pl_run *run,
                                       const struct pl_mistake *mistake) {
    const struct frame *frame =
        run->depth > 0 ? &run->frames[run->depth - 1] : NULL;
    pl_buf_clear(&run->line);
    pl_buf_add_str(&run->line, "");
    pl_pointer_add(run, run->depth, &run->line);
    if (mistake->kind == PL_MISTAKE_DUPLICATE_KEY) {
        add_second(
            run, (struct pl_span){mistake->start.offset, mistake->end.offset});
    } else if (mistake->kind == PL_MISTAKE_NUMBER_PRECISION && frame) {
        if (frame->is_object) {
            pl_pointer_add_key(run, &frame->member, &run->line);
        } else {
            pl_buf_add_char(&run->line, '/');
            pl_buf_add_uint(&run->line, frame->size);
        }
    }
    return pl_arena_copy(&run->arena, pl_buf_slice(&run->line));
}

static void copy_mistake_places(struct pl_run *run,
                                const struct pl_mistake *mistake,
                                struct pl_finding *finding) {
    struct pl_related *related = pl_arena_alloc(
        &run->arena, (mistake->related_count + 1) * sizeof *related);
    for (size_t i = 0; i < mistake->related_count; i++)
        related[i] = (struct pl_related){
            .region = mistake_region(run, mistake->related[i].start,
                                     mistake->related[i].end),
            .message = pl_slice_str(mistake->related[i].message)};
    finding->related = related;
    finding->related_count = mistake->related_count;
}

static void copy_mistake_fix(struct pl_run *run,
                             const struct pl_mistake *mistake,
                             struct pl_finding *finding) {
    if (mistake->edit_count == 0)
        return;
    struct pl_edit *edits =
        pl_arena_alloc(&run->arena, mistake->edit_count * sizeof *edits);
    for (size_t i = 0; i < mistake->edit_count; i++) {
        edits[i] = mistake->edits[i];
        if (!pl_source_edit(run, &edits[i]))
            return;
    }
    struct pl_fix *fix = pl_arena_alloc(&run->arena, sizeof *fix);
    *fix = (struct pl_fix){.title = pl_slice_str(mistake->fix_title),
                           .safe = mistake->fix_is_safe,
                           .edits = edits,
                           .edit_count = mistake->edit_count};
    finding->fixes = fix;
    finding->fix_count = 1;
}

/* The level of a mistake if no rule file sets one. */
static enum pl_severity default_level(enum pl_mistake_kind kind) {
    return kind == PL_MISTAKE_DUPLICATE_KEY || kind == PL_MISTAKE_BOM ||
                   kind == PL_MISTAKE_NUMBER_PRECISION
               ? PL_SEVERITY_WARNING
               : PL_SEVERITY_ERROR;
}

/* Tell whether the value of the member that is being read is never shown. */
static bool is_hidden_member(struct pl_run *run) {
    if (run->depth == 0 || !run->frames[run->depth - 1].is_object)
        return false;
    const struct frame *frame = &run->frames[run->depth - 1];
    if (pl_plan_post(run->plan, frame->member_state)->is_masked)
        return true;
    pl_buf_clear(&run->key);
    struct pl_slice name = pl_key_text(run, &frame->member, &run->key);
    return pl_names_find(&run->plan->masked_names, name) != SIZE_MAX;
}

/* Tell whether a mistake is about such a value. */
static bool is_hidden_value(struct pl_run *run,
                            const struct pl_mistake *mistake) {
    switch (mistake->kind) {
    case PL_MISTAKE_MISSING_COLON:
    case PL_MISTAKE_SINGLE_QUOTES:
    case PL_MISTAKE_SMART_QUOTES:
    case PL_MISTAKE_BAD_LITERAL:
    case PL_MISTAKE_BAD_NUMBER:
    case PL_MISTAKE_UNEXPECTED:
    case PL_MISTAKE_PLACEHOLDER:
    case PL_MISTAKE_NUMBER_PRECISION:
        return mistake->end.offset - mistake->start.offset > 1 &&
               is_hidden_member(run);
    case PL_MISTAKE_TRAILING_COMMA:
    case PL_MISTAKE_MISSING_COMMA:
    case PL_MISTAKE_MISSING_VALUE:
    case PL_MISTAKE_EXTRA_COMMA:
    case PL_MISTAKE_COMMENT:
    case PL_MISTAKE_UNQUOTED_KEY:
    case PL_MISTAKE_BAD_ESCAPE:
    case PL_MISTAKE_CONTROL_CHARACTER:
    case PL_MISTAKE_UNTERMINATED_STRING:
    case PL_MISTAKE_UNCLOSED:
    case PL_MISTAKE_TOO_MANY_KEYS:
    case PL_MISTAKE_MISMATCHED_BRACKET:
    case PL_MISTAKE_TRAILING_DATA:
    case PL_MISTAKE_INVALID_UTF8:
    case PL_MISTAKE_LONE_SURROGATE:
    case PL_MISTAKE_DUPLICATE_KEY:
    case PL_MISTAKE_BOM:
    case PL_MISTAKE_TOO_DEEP:
    case PL_MISTAKE_EMPTY:
        return false;
    }
    return false;
}

/* Copy a message with *** in place of what looks like a secret. */
static struct pl_slice without_secrets(struct pl_run *run,
                                       struct pl_slice text) {
    pl_buf_clear(&run->line);
    pl_secret_add_without(run, &run->line, text);
    return pl_arena_copy(&run->arena, pl_buf_slice(&run->line));
}

static bool edits_secret(const struct pl_run *run,
                         const struct pl_mistake *mistake) {
    bool has = false;
    for (size_t i = 0; i < mistake->edit_count; i++)
        has |= pl_secret_is_in(run, mistake->edits[i].text);
    return has;
}

/* Tell whether a mistake is in text that was made, not in the source. */
static bool is_made(const struct pl_run *run,
                    const struct pl_mistake *mistake) {
    struct pl_span span = {mistake->start.offset, mistake->end.offset};
    if (!run->source)
        return false;
    return run->input.is_made || (mistake->kind == PL_MISTAKE_PLACEHOLDER &&
                                  pl_origin_is_made(run->input.origin, span));
}

void pl_found_mistake(void *self, const struct pl_mistake *mistake) {
    struct pl_run *run = self;
    if (is_made(run, mistake))
        return;
    size_t index = run->plan->mistake_rules[mistake->kind];
    const struct pl_rule *rule =
        index == SIZE_MAX ? NULL : &run->plan->ruleset->rules[index];
    run->has_mistakes = true;
    run->is_malformed |= pl_mistake_is_malformed(mistake->kind);
    if (rule && !rule->is_on)
        return;

    struct pl_slice pointer = mistake_pointer(run, mistake);
    struct pl_finding *finding =
        pl_found_add(run, (struct found){.is_syntax = true});
    pl_spoken_add(run, index, mistake->start.offset);
    finding->rule = pl_slice_str(pl_mistake_id(mistake->kind));
    finding->severity = rule ? rule->severity : default_level(mistake->kind);
    if (rule) {
        finding->help = rule->why;
        finding->url = rule->url;
    }
    finding->region = mistake_region(run, mistake->start, mistake->end);
    bool is_hidden = is_hidden_value(run, mistake);
    finding->message = without_secrets(run, mistake->message);
    if (is_hidden)
        finding->message = pl_slice_str(
            "the value, which is not shown, is not written as JSON asks");
    finding->pointer = pointer;
    copy_mistake_places(run, mistake, finding);
    if (!is_hidden && !edits_secret(run, mistake))
        copy_mistake_fix(run, mistake, finding);
}

/* Tell whether the mistakes of a document are not worth telling: it is of
 * unknown shape, in a file found in a folder, and mentions no word of the pack.
 * It may be about anything. */
static bool hides_mistakes(struct pl_run *run) {
    if (!run->is_unknown || run->input.is_named)
        return false;
    return !pl_mention_is_in(run);
}

/* Tell whether reading failed and the mistake may come from that only: the file
 * may well have what is missing. */
static bool is_about_the_end(const struct pl_run *run, size_t index) {
    return run->window.status != PL_STATUS_OK &&
           (pl_slice_is(run->findings[index].rule, "json/unclosed") ||
            pl_slice_is(run->findings[index].rule, "json/empty") ||
            run->findings[index].region.end.offset >=
                run->window.base + run->window.len);
}

void pl_mistakes_drop(struct pl_run *run) {
    bool all = hides_mistakes(run);
    for (size_t i = run->first_finding; i < run->finding_count; i++)
        run->found[i].is_dropped |=
            run->found[i].is_syntax && (all || is_about_the_end(run, i));
}
