/* Layouts are learned from objects that were passed. Their text is gone through
 * once more, and is known to be well-formed, with keys that are known. */

#include "engine/quick_layout.h"

#include "base/lines.h"
#include "base/utf8.h"
#include "json/scan.h"

#define PIECES_MAX   256 /* in a trie */
#define BRACKETS_MAX 16  /* in a piece */
#define COUNTED_MAX  64  /* values that are counted in an object */
#define HEIGHT_MAX   8   /* nested containers */
#define LET_GO_MAX   32  /* tries dropped before nothing more is learned */

/* An open container. */
struct level {
    struct quick_post *post;
    struct quick_key *key; /* of the last member */
    uint64_t size;         /* members or elements so far */
    uint64_t present;      /* slots filled so far */
    uint32_t slots;        /* of it and all containers around it */
    bool is_object;
};

struct learner {
    struct pl_quick *q;
    struct quick_layout *layout;
    struct quick_piece **place; /* where the next piece goes in the trie */
    const char *from;           /* where the next piece begins */
    const char *at;
    const char *line; /* the first token of the last line that began in the
                         piece; NULL: none did */
    uint32_t lines;   /* line ends in the piece */
    uint64_t indent;  /* bytes before `line` */
    struct level levels[HEIGHT_MAX];
    size_t depth;
    struct quick_bracket brackets[BRACKETS_MAX]; /* in the piece */
    size_t bracket_count;
    uint32_t states[COUNTED_MAX]; /* of values that are counted */
    size_t counted;
};

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip(struct learner *l) {
    const char *line = NULL;

    for (; is_blank(*l->at); l->at++) {
        if (*l->at == '\n' || *l->at == '\r')
            line = l->at + 1;
        l->lines += pl_lines_ends_at(l->at);
    }
    if (line == NULL)
        return;
    l->line = l->at;
    l->indent = (uint64_t)(l->at - line);
}

/* The end of the scalar at `at`. */
static const char *scalar_end(const char *at) {
    bool is_escaped;

    if (*at == '"')
        return pl_pass_string(pl_scan_string(at + 1), &is_escaped) + 1;
    while (*at != ',' && *at != ']' && *at != '}' && !is_blank(*at))
        at++;
    return at;
}

/* The piece that ends at `l->at`; NULL if it is new. */
static struct quick_piece *find(const struct learner *l, size_t size,
                                size_t reach) {
    for (struct quick_piece *p = *l->place; p != NULL; p = p->other)
        if (p->size == size && p->reach == reach &&
            memcmp(p->text, l->from, reach) == 0)
            return p;
    return NULL;
}

/* Put a piece into the trie. Longer ones come first, since a shorter one may be
 * the beginning of a longer one. */
static void put(struct learner *l, struct quick_piece *piece) {
    struct quick_piece **place = l->place;

    while (*place != NULL && (*place)->reach > piece->reach)
        place = &(*place)->other;
    piece->other = *place;
    *place = piece;
    l->layout->count++;
}

/* Bytes less code points, in the piece or on its last line. */
static uint32_t extra_of(const struct learner *l) {
    const char *from = l->line != NULL ? l->line : l->from;
    struct pl_slice text = pl_slice_of(from, (size_t)(l->at - from));

    return (uint32_t)(text.len - pl_utf8_count(text));
}

static struct quick_piece *make(struct learner *l, size_t size, size_t reach) {
    struct pl_arena *arena = &l->q->keys_arena;
    struct quick_piece *piece = pl_arena_alloc_line(arena, sizeof *piece);
    size_t bytes = l->bracket_count * sizeof *l->brackets;
    struct quick_bracket *brackets = pl_arena_alloc(arena, bytes);

    memcpy(brackets, l->brackets, bytes);
    *piece = (struct quick_piece){.size = (uint32_t)size,
                                  .reach = (uint32_t)reach,
                                  .is_odd = bytes > 0 || l->line != NULL,
                                  .lines = l->lines,
                                  .brackets = brackets,
                                  .bracket_count = l->bracket_count,
                                  .indent = l->indent};
    memcpy(piece->text, l->from, reach);
    piece->extra = extra_of(l);
    piece->is_long = reach > PL_SCAN_SAME_MAX;
    piece->is_odd |= piece->extra > 0 || piece->is_long;
    piece->extent = pl_scan_extent(piece->is_long ? PL_SCAN_SAME_MAX : reach);
    if (l->line != NULL)
        piece->line = (uint32_t)(l->line - l->from) + 1;
    return piece;
}

/* End the piece at `l->at`, where a string may begin. Returns it; NULL if it is
 * too long or there are too many. */
static struct quick_piece *take_piece(struct learner *l, bool is_string) {
    size_t size = (size_t)(l->at - l->from);
    size_t reach = size + is_string;

    if (reach > QUICK_PIECE_MAX)
        return NULL;
    struct quick_piece *piece = find(l, size, reach);
    if (piece == NULL && l->layout->count < PIECES_MAX) {
        piece = make(l, size, reach);
        put(l, piece);
    }
    if (piece == NULL)
        return NULL;
    l->place = &piece->next;
    l->bracket_count = 0;
    l->line = NULL;
    l->lines = 0;
    return piece;
}

/* Note of which kind the scalar behind a piece is. */
static void take_kind(const struct learner *l, struct quick_piece *piece) {
    const struct level *level = &l->levels[l->depth];
    bool is_string = *l->at == '"';

    piece->scalar =
        &piece->to->scalars[is_string ? PL_TYPE_STRING : PL_TYPE_NUMBER];
    piece->kind = pl_quick_kind(piece, *l->at, level->post);
    if (!is_string)
        piece->name = pl_imprint_name_of_no_string(&l->q->run->imprinter.key,
                                                   piece->name);
}

/* Note which member the scalar behind a piece is. */
static void take_member(struct quick_piece *piece, struct level *level) {
    piece->key = level->key;
    piece->name = level->key->name;
    piece->place = quick_place_read(level->post, level->key);
    piece->is_kept = piece->place >= 0;
    piece->present = level->present;
    level->present |= level->key->present;
}

static bool take_scalar(struct learner *l, struct quick_post *to) {
    struct level *level = &l->levels[l->depth];
    struct quick_piece *piece = take_piece(l, *l->at == '"');

    if (piece == NULL)
        return false;
    piece->to = to;
    piece->is_element = !level->is_object;
    if (level->is_object)
        take_member(piece, level);
    else
        piece->name = pl_imprint_element_name(&l->q->run->imprinter.key);
    take_kind(l, piece);
    l->at = l->from = scalar_end(l->at);
    return true;
}

static bool take_bracket(struct learner *l, struct quick_bracket bracket) {
    if (l->bracket_count == BRACKETS_MAX)
        return false;
    bracket.offset = (uint32_t)(l->at - l->from);
    l->brackets[l->bracket_count++] = bracket;
    l->at++;
    return true;
}

/* Tell whether a container inside the object needs no more than its layout, its
 * length and its scalars to be found good. */
static bool is_plain(const struct quick_container *container) {
    return !container->is_hopeless && container->test_count == 0 &&
           container->fail_count == 0 && container->unique_count == 0;
}

static bool open(struct learner *l, struct quick_post *post) {
    const struct level *around = &l->levels[l->depth];
    bool is_object = *l->at == '{';

    if (l->depth + 1 == HEIGHT_MAX || (is_object && !around->is_object) ||
        !is_plain(&post->containers[is_object]))
        return false;
    l->depth++;
    l->levels[l->depth] =
        (struct level){.post = post,
                       .slots = around->slots + post->slot_count + 1,
                       .is_object = is_object};
    if (l->layout->height < l->depth)
        l->layout->height = (uint32_t)l->depth;
    if (l->layout->slots < l->levels[l->depth].slots)
        l->layout->slots = l->levels[l->depth].slots;
    return take_bracket(
        l, (struct quick_bracket){.is_object = is_object,
                                  .post = post,
                                  .slots = around->post->slot_count + 1});
}

/* How many bytes a container may have. */
static uint64_t most_bytes(const struct quick_container *container) {
    return container->is_free ? UINT64_MAX : container->sure.bytes;
}

static bool close(struct learner *l) {
    const struct level *inner = &l->levels[l->depth--];
    struct level *around = &l->levels[l->depth];
    const struct quick_container *container =
        &inner->post->containers[inner->is_object];
    struct quick_bracket bracket = {.is_object = inner->is_object,
                                    .total = {.size = inner->size,
                                              .present = inner->present,
                                              .bytes = most_bytes(container)},
                                    .place = -1};

    if (around->is_object) {
        bracket.key = around->key;
        bracket.place = quick_place_read(around->post, around->key);
        around->present |= around->key->present;
    }
    return take_bracket(l, bracket);
}

/* Tell whether a gauge belongs to a container inside the object, so that its
 * count depends on the layout alone. */
static bool is_inside(const struct learner *l, size_t gauge) {
    for (size_t i = 1; i <= l->depth; i++) {
        const struct pl_post *post = l->levels[i].post->post;
        for (size_t k = 0; k < post->gauge_count; k++)
            if (post->gauges[k] == gauge)
                return true;
    }
    return false;
}

/* Note a value in a state, if it is counted. */
static bool count(struct learner *l, const struct quick_post *post) {
    if (!post->counts)
        return true;
    if (l->counted == COUNTED_MAX)
        return false;
    l->states[l->counted++] = post->state;
    for (size_t i = 0; i < post->post->match_count; i++)
        l->layout->has_matches |= !is_inside(l, post->post->matches[i]);
    return true;
}

/* Go to the value of the member that begins here. Returns the state of the
 * value; NULL if the key is not known. */
static struct quick_post *take_key(struct learner *l, struct level *level) {
    const char *text = l->at + 1;
    const char *end = text;

    while (*end != '"')
        end++;
    level->key = pl_quick_known_key(l->q, level->post,
                                    pl_slice_of(text, (size_t)(end - text)));
    l->at = end + 1;
    skip(l);
    l->at++;
    skip(l);
    if (level->key == NULL)
        return NULL;
    if (l->depth == 0 && level->key->tells_shape)
        l->layout->trails &= quick_trail_bit(QUICK_NONE);
    return level->key->to;
}

static bool take_value(struct learner *l) {
    struct level *level = &l->levels[l->depth];
    struct quick_post *to =
        level->is_object ? take_key(l, level)
                         : quick_element_post(l->q, level->post, level->size);

    level->size++;
    if (to == NULL || !count(l, to))
        return false;
    return *l->at == '{' || *l->at == '[' ? open(l, to) : take_scalar(l, to);
}

/* Go through the object up to the bracket that closes it, at `end`. */
static bool go_through(struct learner *l, const char *end) {
    for (;;) {
        skip(l);
        if (l->at == end)
            return true;
        bool is_good = true;
        if (*l->at == ',')
            l->at++;
        else if (*l->at == '}' || *l->at == ']')
            is_good = close(l);
        else
            is_good = take_value(l);
        if (!is_good)
            return false;
    }
}

static bool take_ending(struct learner *l, const struct quick_frame *frame) {
    struct pl_arena *arena = &l->q->keys_arena;

    l->at++;
    struct quick_piece *piece = take_piece(l, false);
    if (piece == NULL || piece->ending != NULL)
        return piece != NULL;
    size_t bytes = l->counted * sizeof *l->states;
    uint32_t *states = pl_arena_alloc(arena, bytes);
    memcpy(states, l->states, bytes);
    struct quick_ending *ending = pl_arena_alloc(arena, sizeof *ending);
    const struct quick_container *container = &frame->post->containers[true];
    *ending = (struct quick_ending){.total = {.size = frame->size,
                                              .present = frame->present,
                                              .bytes = most_bytes(container)},
                                    .path = frame->path,
                                    .trail = l->q->trail,
                                    .is_simple = container->is_simple,
                                    .states = states,
                                    .counted = l->counted};
    piece->ending = ending;
    piece->is_odd = true;
    return true;
}

/* Begin with the trie for objects like this one. If the trie of its state is
 * for others, it is dropped, and its memory lost until keys are forgotten.
 * False if that was done too often, or if a layout is not enough to pass the
 * object. */
static bool begin(struct pl_quick *q, const struct quick_frame *frame,
                  struct quick_layout *layout) {
    bool is_top = frame->trail == QUICK_TOP;

    if (is_top && q->is_trail_lost)
        return false;
    if (layout->first != NULL && layout->is_top == is_top &&
        layout->indent == frame->indent)
        return true;
    if (layout->first != NULL && q->let_go++ >= LET_GO_MAX)
        return false;
    unsigned top = quick_trail_bit(QUICK_TOP);
    *layout = (struct quick_layout){.misses = layout->misses,
                                    .is_top = is_top,
                                    .trails = is_top ? top : ~top,
                                    .indent = frame->indent};
    return true;
}

void pl_quick_learn(struct pl_quick *q, const struct quick_frame *frame,
                    const char *end) {
    struct quick_layout *layout = &frame->post->layout;
    struct learner l = {.q = q,
                        .layout = layout,
                        .place = &layout->first,
                        .from = frame->start + 1,
                        .at = frame->start + 1};

    layout->misses += QUICK_MISS;
    l.levels[0] = (struct level){.post = frame->post, .is_object = true};
    if (!begin(q, frame, layout) || !go_through(&l, end) ||
        !take_ending(&l, frame))
        layout->misses += QUICK_UNFIT;
}
