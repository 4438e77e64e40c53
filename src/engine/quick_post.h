/*
 * Quick posts: what the shortcuts know about one state of the automaton. A post
 * is made when the first value in its state is met. It has
 *
 * - what the plan asks of values there, in a form that is quick to test
 *   (quick_post.c);
 * - the keys that objects there had, each with the key that followed it last
 *   time, as a guess at the next one (quick_key.c);
 * - the layouts of the objects there (quick_layout.c).
 *
 * Included by the files of the shortcuts alone.
 */
#ifndef PL_ENGINE_QUICK_POST_H
#define PL_ENGINE_QUICK_POST_H

#include "check/sure.h"
#include "engine/imprint.h"
#include "engine/plan.h"

#define QUICK_PATHS     8  /* good paths kept for a state: a power of two */
#define QUICK_KEY_BYTES 48 /* a longer key is not learned */
#define QUICK_SPELLING  64 /* at most PL_WINDOW_PADDING */

/* A key that was met in objects of one state, and that breaks no rule there. */
struct quick_key {
    /* Its last spelling: the bytes from behind the comma or bracket before the
     * key up to its value. `size` is greater than the room if it is not kept.
     */
    char spelling[QUICK_SPELLING];
    uint32_t size;
    uint32_t quote; /* if the key begins a line: the position of its quote in
                       the spelling; else 0 */
    struct quick_key *next;      /* the key that followed it last time */
    struct quick_post *to;       /* the state of its value */
    struct pl_imprint_name name; /* for imprints, and for paths */
    uint64_t present;            /* the bit of its slot; 0: it has none */
    ptrdiff_t place;             /* its slot; -1: it has none */
    bool is_odd;      /* something is to be done beside comparing the spelling:
                         `is_told`, `extra` > 0 or `quote` > 0 */
    bool is_told;     /* its values are counted, or it … */
    bool tells_shape; /* … may decide the shape of a document */
    uint32_t extra;   /* bytes less code points, of the key */
    uint32_t lines;   /* line ends in the spelling, if `quote` > 0 */
    uint64_t indent;  /* bytes before the key on its line, if `quote` > 0 */
    uint64_t met;     /* when last seen: a value of `pl_quick.gone_through` */
    struct quick_post *of; /* the state of the object */
    const char *text;
    size_t len;
};

/* How to tell that a scalar of one type has no fault in a state. Up to
 * QUICK_PLAIN, nothing is asked of plain numbers: those without sign and
 * exponent. */
enum quick_way {
    QUICK_FREE,   /* nothing is asked */
    QUICK_PLAIN,  /* nothing is asked of plain numbers */
    QUICK_SURE,   /* it is in the set `sure`, which is all that is asked */
    QUICK_MOMENT, /* the same, where `sure` asks for a date-time alone */
    QUICK_BESIDE, /* it is in `sure`, and one case reads one sibling */
    QUICK_MEMO,   /* the same text was good before: see quick_memo.h */
    QUICK_JUDGED  /* each one is judged */
};

/* A check that asks a tally of the run about a value. */
struct quick_asking {
    const struct pl_plan_case *what;
    const struct pl_plan_assertion *assertion;
    size_t tally; /* the last known index of the tally in the run's */
};

/* What is due at scalars of one type. */
struct quick_scalar {
    enum quick_way way;
    bool is_sure;      /* a scalar in `sure` satisfies all but `lookups` */
    bool is_memorable; /* the same text has the same verdict each time */
    bool is_masked, has_tally;
    struct pl_mix salt;             /* tells memos of this state and type */
    const struct pl_duty **lookups; /* duties that read a sibling */
    size_t lookup_count;
    struct quick_beside *beside; /* if `way` is QUICK_BESIDE; else NULL */
    const struct pl_duties *duties;
    struct quick_asking *askings;
    size_t asking_count;
    struct pl_sure sure;
};

/* A `unique` check, which compares imprints of containers. */
struct quick_unique {
    const struct pl_tally_settings *settings;
    size_t recent; /* the last known index of its pl_recent in the run's */
};

/* A check of a number that a gauge counted in a container. Bit n of `good`: n
 * satisfies it, as was found out before. */
struct quick_measure {
    const struct pl_plan_assertion *assertion;
    uint64_t good;
};

#define QUICK_SMALL 64 /* bits of quick_measure.good */

/* What is due at arrays, or at objects, when they close. */
struct quick_container {
    bool is_free;     /* nothing but `members` */
    bool is_hopeless; /* it cannot be passed */
    bool is_simple;   /* no tests, measures and fails */
    struct pl_sure sure;
    const struct pl_plan_assertion **tests; /* what `sure` does not cover */
    size_t test_count;
    const struct pl_duty **members; /* duties that ask which members it has */
    size_t member_count;
    struct quick_measure *measures;
    size_t measure_count;
    const struct pl_duty **fails; /* duties that no value satisfies */
    size_t fail_count;
    struct quick_unique *uniques;
    size_t unique_count;
};

/* Where a container stands, as far as it may decide the document's shape:
 * nowhere, it is the document, an array in it, or an object in one of these. */
enum quick_trail { QUICK_NONE, QUICK_TOP, QUICK_LIST, QUICK_FIRST };

static inline unsigned quick_trail_bit(enum quick_trail trail) {
    return 1u << trail;
}

/* The text between two objects of a row, with the opening bracket of the second
 * one: see quick_row.h. */
struct quick_gap {
    char text[32];
    uint32_t size;   /* 0: no gap is known */
    uint32_t extent; /* of `size`: see pl_scan_extent() */
    uint32_t line;   /* 0: the gap has no line end; else 1 + the position of the
                        bracket, which begins a line */
    uint32_t lines;  /* line ends in the gap */
    uint64_t indent; /* bytes before the bracket on its line */
};

/* The layouts of the objects in a state: see quick_layout.h. */
struct quick_layout {
    struct quick_piece *first; /* NULL: none was learned */
    uint32_t count;            /* pieces */
    uint32_t height;           /* greatest depth of containers in an object */
    uint32_t slots;            /* greatest number of slots of these together */
    uint32_t misses;           /* goes up with each object of a new layout, down
                                  with each of a known one: see QUICK_MISSES */
    bool has_matches; /* values in the objects count for gauges of containers
                         around them */
    bool is_top;      /* the objects are documents; else none of them is */
    unsigned trails;  /* the trails they may have, as quick_trail_bit()s */
    uint64_t indent;  /* bytes before the objects on their lines */
    struct quick_gap gap; /* between two of them that are elements */
};

/* What is known about a state. */
struct quick_post {
    uint32_t state;
    const struct pl_state *node;
    const struct pl_post *post;
    struct quick_key before_first; /* its `next` is the first key, presumably */
    struct quick_post *element;    /* of element_state; NULL: not made yet */
    uint32_t element_state;        /* if has_one_element */
    bool has_one_element;          /* all elements are in the same state */
    bool counts;                   /* values count for targets or gauges */
    bool needs_imprint, has_gauges;
    uint32_t slot_count;
    unsigned free_literals;         /* of which nothing is asked, as bits: see
                                       quick_literal_bit() */
    unsigned good_literals;         /* that were good in the era `good_era` */
    uint64_t good_era;              /* see quick_memo.h */
    struct quick_scalar scalars[4]; /* by enum pl_type */
    struct quick_container containers[2]; /* arrays, objects */
    uint64_t paths[QUICK_PATHS]; /* paths of objects whose keys are without
                                    fault; 0: none */
    struct quick_layout layout;
};

#endif
