#include "engine/walk.h"

struct pl_finding *pl_found_add(struct pl_run *run, struct found found) {
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

/* The pointer of the member `key`, or of the current element, below `depth`
 * frames. */
static struct pl_slice pointer_of(struct pl_run *run, size_t depth,
                                  const struct key *key) {
    pl_buf_clear(&run->line);
    pl_buf_add_str(&run->line, "");
    pl_pointer_add_value(run, depth, key, &run->line);
    return copy_line(run);
}

/* Where the finding points, by `at` of the request or of the rule. */
static struct extent place_of(const struct pl_run *run,
                              const struct pl_report_request *request) {
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
    case PL_AT_PART:
        return pl_part_of(run, subject);
    case PL_AT_VALUE:
        return subject->at;
    }
    return subject->at;
}

/* The region of an extent. One byte ends one column on, without looking it up:
 * it is an opening bracket. */
static struct pl_region region_of(struct pl_run *run,
                                  const struct extent *extent) {
    struct pl_region region = pl_region_of(run, extent);
    if (extent->end.offset == extent->start.offset + 1 && !run->source) {
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
        &run->arena, (source->related_count + 2) * sizeof *related);
    size_t n = 0;
    if (request->earlier)
        related[n++] = *request->earlier;
    if (request->related_key)
        related[n++] = (struct pl_related){
            .region = region_of(run, &request->related_key->at),
            .message = pl_slice_str("first given here")};
    for (size_t i = 0; request->beside && i < source->related_count; i++) {
        const struct pl_post *post =
            pl_plan_post(run->plan, request->beside->state);
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
    const struct subject *subject = request->subject;
    if (request->said.pointer.data)
        return pl_arena_copy(&run->arena, request->said.pointer);
    if (request->key)
        return pointer_of(run, request->depth + 1, request->key);
    if (subject->pointer.data)
        return pl_arena_copy(&run->arena, subject->pointer);
    return pointer_of(run, request->depth, &subject->key);
}

/* Begin a finding at the place of a request. `speaker` is the index of the rule
 * that counts as having spoken, or SIZE_MAX. */
static struct pl_finding *begin(struct pl_run *run, size_t speaker,
                                const struct pl_report_request *request) {
    struct extent at = place_of(run, request);
    struct pl_span span =
        pl_span_of(request->key ? request->at : &request->subject->at);
    struct pl_region region = region_of(run, &at);
    struct pl_slice pointer = pointer_for(run, request);
    struct pl_finding *finding =
        pl_found_add(run, (struct found){.rule = request->what->rule,
                                         .speaker = speaker,
                                         .span = span,
                                         .late_share = request->late_share});
    pl_spoken_add(run, speaker, span.start);
    finding->region = region;
    finding->pointer = pointer;
    /* a sensitive rule hides the value, but not its key */
    finding->is_sensitive =
        request->what->rule->is_sensitive &&
        at.start.offset != request->subject->key.at.start.offset;
    return finding;
}

/* Begin a finding of a case. */
static struct pl_finding *begin_case(struct pl_run *run,
                                     const struct pl_report_request *request) {
    const struct pl_rule *rule = request->what->rule;
    struct pl_finding *finding = begin(run, request->what->index, request);

    finding->rule = rule->id;
    finding->help = rule->why;
    finding->url = rule->url;
    finding->severity = request->severity;
    return finding;
}

void pl_found_case(struct pl_run *run,
                   const struct pl_report_request *request) {
    struct pl_finding *finding = begin_case(run, request);

    finding->message = pl_arena_copy(&run->arena, request->said.message);
    add_related(run, request, finding);
    pl_suggest(run, request, finding);
}

void pl_found_worded(struct pl_run *run,
                     const struct pl_report_request *request,
                     const struct pl_wording *wording) {
    struct pl_finding *finding = begin_case(run, request);

    finding->message = wording->message;
    finding->hint = wording->hint;
    if (wording->literal.data != NULL)
        pl_suggest_fix(run, &request->subject->at, wording, finding);
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

void pl_found_too_large(struct pl_run *run, const struct extent *at,
                        size_t depth, const struct key *key) {
    struct extent open = *at;
    open.end = pl_anchor(open.start.offset + 1);
    struct pl_region region = region_of(run, &open);
    struct pl_slice pointer = pointer_of(run, depth, key);
    struct pl_finding *finding = pl_found_add(run, (struct found){0});
    finding->rule = pl_slice_str("engine/value-too-large");
    finding->severity = PL_SEVERITY_ERROR;
    finding->region = region;
    finding->pointer = pointer;
    finding->message = pl_slice_str(
        "value is too large for the rules that look inside it: it was not "
        "checked by them");
}

/* Move the findings that wait for the end of the run to the tallies. */
static void put_off(struct pl_run *run) {
    size_t kept = 0;
    for (size_t i = 0; i < run->finding_count; i++)
        if (run->found[i].late_share > 0)
            pl_tallies_keep(run->options.tallies, run->found[i].late_share - 1,
                            &run->findings[i]);
        else
            run->findings[kept++] = run->findings[i];
    run->finding_count = kept;
}

/* Remove the findings of the document that are marked as dropped. */
static void drop_marked(struct pl_run *run) {
    size_t kept = run->first_finding;
    for (size_t i = kept; i < run->finding_count; i++) {
        if (run->found[i].is_dropped)
            continue;
        run->findings[kept] = run->findings[i];
        run->found[kept++] = run->found[i];
    }
    run->finding_count = kept;
    if (run->excerpts_done > run->first_finding)
        run->excerpts_done = run->first_finding;
}

void pl_found_end_document(struct pl_run *run) {
    if (run->finding_count == run->first_finding)
        return;
    if (run->has_mistakes)
        pl_mistakes_drop(run);
    pl_silences_settle(run);
    drop_marked(run);
    pl_spoken_clear(run);
}

void pl_found_flush(struct pl_run *run) {
    if (run->finding_count == 0)
        return;
    if (run->options.wants_excerpts) {
        if (!run->source)
            pl_mention_see_line(run);
        pl_settle_excerpts(run, UINT64_MAX);
    }
    put_off(run);
    pl_findings_sort(run->findings, run->finding_count);
    for (size_t i = 0; i < run->finding_count; i++)
        run->sink.finding(run->sink.self, &run->findings[i]);
    run->finding_count = 0;
    run->excerpts_done = 0;
}
