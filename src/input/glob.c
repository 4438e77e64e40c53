#include "input/glob.h"

#include <ctype.h>
#include <stdint.h>

#define NONE SIZE_MAX

struct class_name {
    const char *name;
    int (*holds)(int c);
};

static const struct class_name class_names[] = {
    {"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank},
    {"cntrl", iscntrl}, {"digit", isdigit}, {"graph", isgraph},
    {"lower", islower}, {"print", isprint}, {"punct", ispunct},
    {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit},
};

static const struct class_name *find_class(struct pl_slice name) {
    for (size_t i = 0; i < sizeof class_names / sizeof *class_names; i++)
        if (pl_slice_is(name, class_names[i].name))
            return &class_names[i];
    return NULL;
}

/* A set `[…]` that is being read. */
struct set {
    struct pl_slice glob;
    size_t at;
    unsigned char c; /* the character to look for */
    bool holds;
    int low; /* the character that a range may begin with; 0: none */
};

/* Read a class, `[:alpha:]`. Returns false if there is no such class. Without
 * `:]` it is no class but the character `[`. */
static bool read_name(struct set *set) {
    struct pl_slice glob = set->glob;
    size_t start = set->at + 2, end = start;
    while (end < glob.len && glob.data[end] != ']')
        end++;
    if (end == glob.len)
        return false;
    if (end == start || glob.data[end - 1] != ':') {
        set->holds |= set->c == '[';
        set->low = '[';
        set->at++;
        return true;
    }
    const struct class_name *name =
        find_class(pl_slice_of(glob.data + start, end - 1 - start));
    set->holds |= name && name->holds(set->c);
    set->low = 0;
    set->at = end + 1;
    return name != NULL;
}

/* Read one character, perhaps behind a backslash. Returns -1 at the end of the
 * glob. */
static int read_character(struct set *set) {
    struct pl_slice glob = set->glob;
    if (set->at < glob.len && glob.data[set->at] == '\\')
        set->at++;
    return set->at < glob.len ? (unsigned char)glob.data[set->at++] : -1;
}

static bool is_at(const struct set *set, size_t ahead, char c) {
    size_t at = set->at + ahead;
    return at < set->glob.len && set->glob.data[at] == c;
}

/* Read a class, a range or a character. Returns false if the set is not
 * valid. */
static bool read_item(struct set *set) {
    if (is_at(set, 0, '[') && is_at(set, 1, ':'))
        return read_name(set);
    bool is_range = set->low > 0 && is_at(set, 0, '-') && !is_at(set, 1, ']') &&
                    set->at + 1 < set->glob.len;
    set->at += is_range;
    int c = read_character(set);
    if (is_range)
        set->holds |= set->low <= set->c && set->c <= c;
    else
        set->holds |= set->c == c;
    set->low = is_range ? 0 : c;
    return c >= 0;
}

/* Match `c` with the set that `glob` begins with. Returns the length of the
 * set; 0 if it does not contain `c` or is not closed. */
static size_t match_set(struct pl_slice glob, char c) {
    struct set set = {.glob = glob, .at = 1, .c = (unsigned char)c};
    bool is_negated = is_at(&set, 0, '!') || is_at(&set, 0, '^');
    set.at += is_negated;
    do {
        if (!read_item(&set))
            return 0;
    } while (!is_at(&set, 0, ']'));
    return set.holds != is_negated && c != '/' ? set.at + 1 : 0;
}

/* Match one character with a glob that does not begin with `*`. Returns how
 * many bytes of `glob` that takes; 0: no match. */
static size_t match_one(struct pl_slice glob, char c) {
    switch (glob.data[0]) {
    case '[':
        return match_set(glob, c);
    case '?':
        return c != '/';
    case '\\':
        return glob.len > 1 && glob.data[1] == c ? 2 : 0;
    default:
        return glob.data[0] == c;
    }
}

/* Where to go on after a mismatch: in the glob behind a star, in the path
 * behind what the star matches so far. Only the last star need be tried
 * again. */
struct retry {
    size_t glob; /* NONE: no star so far */
    size_t path;
};

struct match {
    struct pl_slice glob, path;
    size_t at; /* in the glob */
    size_t to; /* in the path */
    struct retry star, folders;
};

/* Pass a `*`, which matches characters of a name, or a `**` between slashes,
 * which matches folders (at the end: the rest of the path). At first they match
 * nothing. */
static void pass_stars(struct match *match) {
    struct pl_slice glob = match->glob;
    size_t start = match->at, end = start;
    while (end < glob.len && glob.data[end] == '*')
        end++;
    bool is_segment = end - start > 1 &&
                      (start == 0 || glob.data[start - 1] == '/') &&
                      (end == glob.len || glob.data[end] == '/');
    match->at = end + (is_segment && end < glob.len);
    if (is_segment && end == glob.len) {
        match->to = match->path.len;
    } else if (is_segment) {
        match->folders = (struct retry){match->at, match->to};
        match->star.glob = NONE;
    } else {
        match->star = (struct retry){match->at, match->to};
    }
}

static bool pass_one(struct match *match) {
    struct pl_slice glob = match->glob;
    if (match->at == glob.len || match->to == match->path.len)
        return false;
    size_t taken =
        match_one(pl_slice_of(glob.data + match->at, glob.len - match->at),
                  match->path.data[match->to]);
    match->at += taken;
    match->to += taken > 0;
    return taken > 0;
}

/* Let the last `*` match one more character, or the last `**` one more folder.
 * Returns false if neither can. */
static bool take_more(struct match *match) {
    struct retry *retry = &match->star;
    struct pl_slice path = match->path;
    if (retry->glob == NONE || retry->path == path.len ||
        path.data[retry->path] == '/') {
        retry->glob = NONE;
        retry = &match->folders;
        while (retry->path < path.len && path.data[retry->path] != '/')
            retry->path++;
    }
    if (retry->glob == NONE || retry->path == path.len)
        return false;
    match->at = retry->glob;
    match->to = ++retry->path;
    return true;
}

bool pl_glob_is(struct pl_slice glob, struct pl_slice path) {
    struct match match = {
        .glob = glob, .path = path, .star = {NONE, 0}, .folders = {NONE, 0}};

    while (match.at < glob.len || match.to < path.len) {
        if (match.at < glob.len && glob.data[match.at] == '*')
            pass_stars(&match);
        else if (!pass_one(&match) && !take_more(&match))
            return false;
    }
    return true;
}

static struct pl_slice last_segment(struct pl_slice path) {
    size_t start = path.len;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return pl_slice_of(path.data + start, path.len - start);
}

bool pl_glob_matches(struct pl_slice glob, struct pl_slice path,
                     bool is_folder) {
    bool needs_folder = glob.len > 0 && glob.data[glob.len - 1] == '/';
    glob.len -= needs_folder;
    bool is_anchored = glob.len > 0 && memchr(glob.data, '/', glob.len);
    if (is_anchored && glob.data[0] == '/')
        glob = pl_slice_of(glob.data + 1, glob.len - 1);

    for (size_t end = 1; end <= path.len; end++) {
        bool is_whole = end == path.len;
        if (!is_whole && path.data[end] != '/')
            continue;
        struct pl_slice part = pl_slice_of(path.data, end);
        if (is_whole && needs_folder && !is_folder)
            return false;
        if (pl_glob_is(glob, is_anchored ? part : last_segment(part)))
            return true;
    }
    return false;
}
