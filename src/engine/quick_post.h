/*
 * Quick posts: what the plan says of a state, made ready when the first value
 * is met there (quick_post.c); the keys that were met there, each with the one
 * that followed it last, so that the next object is foreseen (quick_key.c); and
 * how objects were laid out (quick_layout.c). Only the shortcuts of a run
 * include this.
 */
#ifndef PL_ENGINE_QUICK_POST_H
#define PL_ENGINE_QUICK_POST_H

#include "check/sure.h"
#include "engine/imprint.h"
#include "engine/plan.h"

#define QUICK_PATHS     8  /* known of a state: a power of two */
#define QUICK_KEY_BYTES 48 /* a longer one is not learned */
#define QUICK_SPELLING  64 /* bytes, that a window has behind its last one */

/* A key that has been met in a state, and that satisfies what is asked of keys
 * there. */
struct quick_key {
    /* How it was written last, from the byte behind a comma or bracket up to
     * its value; more bytes than there is room for if it is not kept. */
    char spelling[QUICK_SPELLING];
    uint32_t size;
    uint32_t quote; /* where its first quote is, if it begins a line, or 0, … */
    struct quick_key *next;      /* that came after it last time */
    struct quick_post *to;       /* the state of its value */
    struct pl_imprint_name name; /* for the imprint of what it is in, and for
                                    the path there */
    uint64_t present;            /* the bit of its slot, or 0 */
    ptrdiff_t place;             /* among the kept; -1: nothing asks for it */
    bool is_odd;      /* it begins a line, or its values are told of: */
    bool is_told;     /* they are counted, or … */
    bool tells_shape; /* … may tell the shape of a document */
    uint32_t extra;   /* bytes of characters of several, but one of each */
    uint32_t lines;   /* that end before it, if it begins one */
    uint64_t indent;  /* … of what is before it on its line */
    uint64_t met;     /* in which object it was last, of those gone through */
    struct quick_post *of;
    const char *text;
    size_t len;
};

/* How it is told that a scalar is without fault. In the first ones nothing is
 * asked of plain numbers. */
enum quick_way {
    QUICK_FREE,   /* it is, whatever it holds */
    QUICK_PLAIN,  /* so are numbers without sign and exponent */
    QUICK_SURE,   /* most are in `sure`, and no more is to be done then */
    QUICK_MOMENT, /* the same, and `sure` asks no more than a date-time */
    QUICK_BESIDE, /* the same, but for cases that read a sibling */
    QUICK_MEMO,   /* the same text was good before */
    QUICK_JUDGED  /* it is judged */
};

/* A check that asks what the run has seen of a value. */
struct quick_asking {
    const struct pl_plan_case *what;
    const struct pl_plan_assertion *assertion;
    size_t tally; /* where it was among those of the run */
};

/* What is due at scalars of one type. */
struct quick_scalar {
    enum quick_way way;
    bool is_sure;      /* `sure` tells of most that nothing is wrong */
    bool is_memorable; /* what is due need not be done twice for a text */
    bool is_masked, has_tally;
    struct pl_mix salt;             /* of the memos here */
    const struct pl_duty **lookups; /* duties that read a sibling */
    size_t lookup_count;
    struct quick_beside *beside; /* of numbers whose way it is, or NULL */
    const struct pl_duties *duties;
    struct quick_asking *askings;
    size_t asking_count;
    struct pl_sure sure;
};

/* A check that compares the imprint of a container. */
struct quick_unique {
    const struct pl_tally_settings *settings;
    size_t recent; /* where it was among those of the run */
};

/* A check of what was counted in a container, and the small numbers that it was
 * satisfied with: a bit each. */
struct quick_measure {
    const struct pl_plan_assertion *assertion;
    uint64_t good;
};

#define QUICK_SMALL 64

/* What is due at arrays, or objects, where they close. */
struct quick_container {
    bool is_free;
    bool is_hopeless; /* it must be read again */
    bool is_simple;   /* `sure` and its members tell all */
    struct pl_sure sure;
    const struct pl_plan_assertion **tests; /* beside `sure` */
    size_t test_count;
    const struct pl_duty **members; /* with checks of members */
    size_t member_count;
    struct quick_measure *measures;
    size_t measure_count;
    const struct pl_duty **fails; /* that always fail */
    size_t fail_count;
    struct quick_unique *uniques;
    size_t unique_count;
};

/* How a container tells of the document's shape. */
enum quick_trail { QUICK_NONE, QUICK_TOP, QUICK_LIST, QUICK_FIRST };

static inline unsigned quick_trail_bit(enum quick_trail trail) {
    return 1u << trail;
}

/* What stands between two objects, up to behind the bracket that opens the next
 * one: see quick_row.h. */
struct quick_gap {
    char text[32];
    uint32_t size;   /* 0: none is known */
    uint32_t extent; /* see pl_scan_extent() */
    uint32_t line; /* where its last line begins, behind the indent, + 1, … */
    uint32_t lines; /* … and how many have ended; or 0 */
    uint64_t indent;
};

/* How the objects in a state were laid out: see quick_layout.h. */
struct quick_layout {
    struct quick_piece *first; /* NULL: none was learned */
    uint32_t count;            /* of its pieces */
    uint32_t height;           /* containers in each other, at most, … */
    uint32_t slots;            /* … and the slots in them */
    uint32_t misses;           /* objects of other layouts, the more the later;
                                  with too many, layouts are not tried */
    bool has_matches;          /* gauges count in them that began around */
    bool is_top;               /* the objects are documents, or all are not */
    unsigned trails; /* that may be theirs: a bit each (see quick_trail_bit) */
    uint64_t indent; /* of the lines on which they begin */
    struct quick_gap gap; /* between two that are elements */
};

/* A state of the automaton made ready. */
struct quick_post {
    uint32_t state;
    const struct pl_state *node;
    const struct pl_post *post;
    struct quick_key before_first; /* what its `next` is, comes first */
    struct quick_post *element;    /* NULL: not made yet */
    uint32_t element_state;        /* of all elements, if they are in one */
    bool has_one_element;
    bool counts; /* targets or matches */
    bool needs_imprint, has_gauges;
    uint32_t slot_count;
    unsigned free_literals; /* a bit each: see quick_literal_bit() */
    unsigned good_literals; /* those that were good … */
    uint64_t good_era;      /* … in this era (see quick_memo.h) */
    struct quick_scalar scalars[4];
    struct quick_container containers[2]; /* arrays, objects */
    uint64_t paths[QUICK_PATHS];          /* of which the keys hold, or 0 */
    struct quick_layout layout;
};

#endif
