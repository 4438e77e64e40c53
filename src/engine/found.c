#include "engine/walk.h"

static struct pl_finding *add(struct pl_run *run, struct found found) {
    run->findings = pl_heap_grow(run->heap, run->findings, &run->finding_cap,
                                 run->finding_count + 1, sizeof *run->findings);
    run->found = pl_heap_grow(run->heap, run->found, &run->found_cap,
                              run->finding_count + 1, sizeof *run->found);
    struct pl_finding *finding = &run->findings[run->finding_count];
    *finding =
        (struct pl_finding){.file = run->input.name, .document = run->document};
    run->found[run->finding_count++] = found;
    return finding;
}

static struct pl_slice copy_line(struct pl_run *run) {
    return pl_arena_copy(&run->arena, pl_buf_slice(&run->line));
}

static bool has_key(const struct key *key) {
    return key->at.start.offset != key->at.end.offset;
}

/* The pointer of a value below `depth` frames, a member of the last or its
 * current element. */
static struct pl_slice pointer_of(struct pl_run *run, size_t depth,
                                  const struct key *key) {
    pl_buf_clear(&run->line);
    pl_pointer_add_value(run, depth, key, &run->line);
    return copy_line(run);
}

/* Where the finding points, by the rule's `at`. */
static struct extent place_of(const struct pl_report_request *request) {
    const struct subject *subject = request->subject;
    if (request->at)
        return *request->at;
    switch (request->what->source->at) {
    case PL_AT_KEY:
        return has_key(&subject->key) ? subject->key.at : subject->at;
    case PL_AT_OPEN:
        if (subject->value.type == PL_TYPE_ARRAY ||
            subject->value.type == PL_TYPE_OBJECT) {
            struct extent open = subject->at;
            open.end.offset = open.start.offset + 1;
            open.end.spot = NULL;
            return open;
        }
        return subject->at;
    case PL_AT_VALUE:
        return subject->at;
    }
    return subject->at;
}

/* The region of an extent; that of an opening bracket ends one column on. */
static struct pl_region region_of(struct pl_run *run,
                                  const struct extent *extent) {
    struct pl_region region = pl_region_of(run, extent);
    if (extent->end.offset == extent->start.offset + 1) {
        region.end = region.start;
        region.end.offset++;
        region.end.column++;
    }
    return region;
}

static void add_related(struct pl_run *run,
                        const struct pl_report_request *request,
                        struct pl_finding *finding) {
    const struct pl_case *source = request->what->source;
    struct pl_related *related = pl_arena_alloc(
        &run->arena, (source->related_count + 1) * sizeof *related);
    size_t n = 0;
    if (request->related_key)
        related[n++] = (struct pl_related){
            .region = region_of(run, &request->related_key->at),
            .message = pl_slice_str("first given here")};
    for (size_t i = 0; request->beside && i < source->related_count; i++) {
        const struct pl_post *post = &run->plan->posts[request->beside->state];
        uint32_t edge = pl_words_find(
            &run->plan->automaton.states[request->beside->state].names,
            source->siblings.items[source->related[i]]);
        if (edge == PL_WORD_NONE || post->edges[edge].slot == 0)
            continue;
        const struct capture *capture =
            &run->captures[request->beside->captures + post->edges[edge].slot -
                           1];
        if (capture->is_present)
            related[n++] =
                (struct pl_related){.region = region_of(run, &capture->key),
                                    .message = pl_slice_str("see also")};
    }
    finding->related = related;
    finding->related_count = n;
}

static struct pl_slice pointer_for(struct pl_run *run,
                                   const struct pl_report_request *request) {
    struct key key = request->subject->key;
    if (request->subject->pointer.data)
        return request->subject->pointer;
    if (!request->at || !request->is_key_at || request->subject->is_key)
        return pointer_of(run, request->depth, &key);
    key = (struct key){.at = *request->at};
    return pointer_of(run, request->depth + 1, &key);
}

/* Begin a finding at the place of a request; `rule` is its index. */
static struct pl_finding *begin(struct pl_run *run, size_t rule,
                                const struct pl_report_request *request) {
    struct extent at = place_of(request);
    uint64_t subject = request->at && request->is_key_at
                           ? request->at->start.offset
                           : request->subject->at.start.offset;
    struct pl_region region = region_of(run, &at);
    struct pl_slice pointer = pointer_for(run, request);
    struct pl_finding *finding =
        add(run, (struct found){.rule = rule,
                                .subject = subject,
                                .has_excerpt = region.excerpt.text.data});
    finding->region = region;
    finding->pointer = pointer;
    finding->is_sensitive = request->what->rule->is_sensitive;
    return finding;
}

void pl_found_case(struct pl_run *run,
                   const struct pl_report_request *request) {
    const struct pl_rule *rule = request->what->rule;
    struct pl_finding *finding = begin(run, request->what->index, request);

    finding->rule = rule->id;
    finding->help = rule->why;
    finding->url = rule->url;
    finding->severity = request->severity;
    finding->message = request->message;
    finding->hint = request->hint;
    add_related(run, request, finding);
}

void pl_found_pattern_limit(struct pl_run *run,
                            const struct pl_report_request *request) {
    struct pl_finding *finding = begin(run, SIZE_MAX, request);

    finding->rule = pl_slice_str("engine/pattern-limit");
    finding->severity = PL_SEVERITY_ERROR;
    pl_buf_clear(&run->line);
    pl_buf_add_str(&run->line, "a pattern of ");
    pl_buf_add_slice(&run->line, request->what->rule->id);
    pl_buf_add_str(&run->line,
                   " takes too many steps here: the value was not checked by "
                   "it; make the pattern simpler");
    finding->message = copy_line(run);
}

static struct pl_region mistake_region(struct pl_place start,
                                       struct pl_place end) {
    return (struct pl_region){.start = start, .end = end};
}

/* The pointer of a mistake: of the nearest open container, of the member for a
 * key that is there twice, of the value for a number. */
static struct pl_slice mistake_pointer(struct pl_run *run,
                                       const struct pl_mistake *mistake) {
    if (mistake->kind == PL_MISTAKE_DUPLICATE_KEY) {
        struct key key = {
            .at = pl_extent(mistake->start.offset, mistake->end.offset),
            .flags = PL_TOKEN_ESCAPED};
        return pointer_of(run, run->depth, &key);
    }
    if (mistake->kind == PL_MISTAKE_NUMBER_PRECISION && run->depth > 0)
        return pointer_of(run, run->depth, &run->frames[run->depth - 1].member);
    pl_buf_clear(&run->line);
    pl_pointer_add(run, run->depth, &run->line);
    return copy_line(run);
}

static void copy_mistake_places(struct pl_run *run,
                                const struct pl_mistake *mistake,
                                struct pl_finding *finding) {
    struct pl_related *related = pl_arena_alloc(
        &run->arena, (mistake->related_count + 1) * sizeof *related);
    for (size_t i = 0; i < mistake->related_count; i++)
        related[i] = (struct pl_related){
            .region = mistake_region(mistake->related[i].start,
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
        edits[i].text = pl_arena_copy(&run->arena, edits[i].text);
    }
    struct pl_fix *fix = pl_arena_alloc(&run->arena, sizeof *fix);
    *fix = (struct pl_fix){.title = pl_slice_str(mistake->fix_title),
                           .safe = mistake->fix_is_safe,
                           .edits = edits,
                           .edit_count = mistake->edit_count};
    finding->fixes = fix;
    finding->fix_count = 1;
}

/* The level of a mistake where no rule file says one. */
static enum pl_severity default_level(enum pl_mistake_kind kind) {
    return kind == PL_MISTAKE_DUPLICATE_KEY || kind == PL_MISTAKE_BOM ||
                   kind == PL_MISTAKE_NUMBER_PRECISION
               ? PL_SEVERITY_WARNING
               : PL_SEVERITY_ERROR;
}

void pl_found_mistake(void *self, const struct pl_mistake *mistake) {
    struct pl_run *run = self;
    size_t index = run->plan->mistake_rules[mistake->kind];
    const struct pl_rule *rule =
        index == SIZE_MAX ? NULL : &run->plan->ruleset->rules[index];
    run->has_mistakes = true;
    if (rule && !rule->is_on)
        return;

    struct pl_slice pointer = mistake_pointer(run, mistake);
    struct pl_finding *finding =
        add(run, (struct found){.rule = index,
                                .subject = mistake->start.offset,
                                .is_syntax = true});
    finding->rule = pl_slice_str(pl_mistake_id(mistake->kind));
    finding->severity = rule ? rule->severity : default_level(mistake->kind);
    if (rule) {
        finding->help = rule->why;
        finding->url = rule->url;
    }
    finding->region = mistake_region(mistake->start, mistake->end);
    finding->message = pl_arena_copy(&run->arena, mistake->message);
    finding->pointer = pointer;
    copy_mistake_places(run, mistake, finding);
    copy_mistake_fix(run, mistake, finding);
}

void pl_found_too_large(struct pl_run *run, const struct extent *at) {
    struct extent open = *at;
    open.end.offset = open.start.offset + 1;
    struct pl_region region = region_of(run, &open);
    struct pl_slice pointer =
        pointer_of(run, run->depth,
                   run->depth > 0 ? &run->frames[run->depth - 1].member
                                  : &(struct key){.flags = 0});
    struct pl_finding *finding =
        add(run, (struct found){.rule = SIZE_MAX,
                                .subject = at->start.offset,
                                .has_excerpt = region.excerpt.text.data});
    finding->rule = pl_slice_str("engine/value-too-large");
    finding->severity = PL_SEVERITY_ERROR;
    finding->region = region;
    finding->pointer = pointer;
    finding->message = pl_slice_str(
        "value is too large for the rules that look inside it: it was not "
        "checked by them");
}

/* Tell whether the mistakes of a document are worth telling: that of a file
 * found in a folder may be about anything. */
static bool hides_mistakes(struct pl_run *run) {
    if (!run->is_unknown || run->input.is_named)
        return false;
    pl_run_search(run, run->window.base + run->window.len);
    return !run->mentions;
}

/* Tell whether a mistake may only be that reading failed: what is missing then
 * may well be in the file. */
static bool is_about_the_end(const struct pl_run *run, size_t index) {
    return run->window.status != PL_STATUS_OK &&
           (pl_slice_is(run->findings[index].rule, "json/unclosed") ||
            run->findings[index].region.end.offset >=
                run->window.base + run->window.len);
}

static void drop_mistakes(struct pl_run *run, bool all) {
    size_t kept = 0;
    for (size_t i = 0; i < run->finding_count; i++)
        if (!run->found[i].is_syntax || !(all || is_about_the_end(run, i))) {
            run->findings[kept] = run->findings[i];
            run->found[kept++] = run->found[i];
        }
    run->finding_count = kept;
}

void pl_found_flush(struct pl_run *run) {
    if (run->finding_count == 0)
        return;
    if (run->has_mistakes)
        drop_mistakes(run, hides_mistakes(run));
    if (run->options.wants_excerpts)
        pl_settle_excerpts(run, UINT64_MAX);
    pl_findings_sort(run->findings, run->finding_count);
    for (size_t i = 0; i < run->finding_count; i++)
        run->sink.finding(run->sink.self, &run->findings[i]);
    run->finding_count = 0;
    run->excerpts_done = 0;
}
