/*
 * Quick state: what the shortcuts of a run (quick.h) know and have learned.
 * Only the files that take them include this, and what these do for each other:
 * quick_parts.h.
 */
#ifndef PL_ENGINE_QUICK_STATE_H
#define PL_ENGINE_QUICK_STATE_H

#include "engine/quick.h"
#include "engine/quick_post.h"
#include "engine/walk.h"
#include "json/pass.h"

#define QUICK_DEPTH_MAX  64   /* containers in each other */
#define QUICK_KEPT_MAX   1024 /* members that rules may ask for */
#define QUICK_LATE_MAX   256
#define QUICK_GAUGES_MAX 64
#define QUICK_COUNTS_MAX 1024
#define QUICK_FIRSTS_MAX 64   /* values that are new to the run */
#define QUICK_PASSED_MAX 1024 /* members of objects that are open */
#define QUICK_FAULTS_MAX 16   /* scalars that are told of later */
#define QUICK_TRAILS     32   /* known: a power of two */
#define QUICK_WAITING    256  /* imprints of containers that were passed */
#define QUICK_TOGETHER   16 /* values that are passed, or not, together, … */
#define QUICK_ENOUGH     32 /* … but no more of them with so many imprints */

/* Where a member stands that some rule may ask for. */
struct quick_kept {
    const char *start, *end;
};

/* A value that is looked at. */
struct quick_value {
    const char *start, *end;
    enum pl_type type;
    bool is_sure;             /* its text tells that it is without fault */
    bool is_escaped;          /* it has escapes */
    bool is_plain;            /* a number without sign and exponent: */
    uint64_t whole, decimals; /* see pl_sure_number() */
    struct pl_mix memo;
};

struct quick_frame {
    struct quick_post *post;
    struct quick_key *key;   /* the last one */
    struct quick_key **keys; /* all that were passed; `room` for so many; NULL:
                                they were without fault before */
    uint64_t size, room;
    uint64_t path;           /* a hash of the keys, in their order */
    struct quick_kept *kept; /* its members, by slot; before them, any */
    uint64_t present;
    struct pl_mix sum; /* of the imprint, if it has one */
    bool is_object, has_imprint;
    bool is_new; /* its layout is to be learned */
    enum quick_trail trail;
    const char *start;
    uint64_t indent;
    size_t depth_limit;    /* of what is around it */
    size_t late, gauges;   /* marks */
    struct pl_place place; /* if it is to be remembered */
};

/* A case that waits for the object around its value. */
struct quick_late {
    const struct pl_duty *duty;
    struct quick_beside *beside; /* what is known of that duty; NULL: nothing */
    struct quick_value value;
};

/* Numbers that surely satisfy all that is asked of them beside a text. */
struct quick_range {
    uint64_t text; /* with its quotes, as a word; 0: nothing yet */
    uint64_t least, most, decimals;
};

#define QUICK_RANGES_LOG 6

/* A case that reads one sibling: where that is kept, and what is known beside
 * which text of it. */
struct quick_beside {
    const struct pl_duty *duty;
    const struct pl_sure *sure;      /* what else is asked of the number */
    const struct quick_post *around; /* NULL: not known yet where */
    size_t slot;
    struct quick_range ranges[1 << QUICK_RANGES_LOG];
};

#define QUICK_MEMOS     4096 /* a power of two, … */
#define QUICK_MEMO_WAYS 4    /* … so many in each place */

/* Values in a state that were counted. */
struct quick_count {
    uint32_t state;
    uint64_t number;
};

struct quick_gauge {
    size_t index, depth;
    uint64_t count;
};

/* The keys by which the shape of a document was told, as a hash. */
struct quick_known_trail {
    uint64_t trail; /* 0: none */
    uint32_t start;
};

/* A value that the run has not met before what is passed. */
struct quick_first {
    size_t tally; /* its index among those of the run */
    uint64_t hash, look;
    uint64_t offset; /* of its text */
    size_t len;
    bool has_quotes; /* around the text */
};

/* A container that was passed, and is to be compared with those before it. */
struct quick_waiting {
    struct pl_recent_entry entry; /* no file stands in it yet */
    size_t recent;                /* the index of what it is compared with */
};

/* A scalar with a fault, in what is passed nevertheless: see quick_fault.c. */
struct quick_fault {
    struct pl_span span;
    uint32_t state;
    enum pl_type type;
    bool is_escaped;
};

/* What has been done before a value that is passed together with others. */
struct quick_mark {
    size_t count_count, waiting_count, mask_count;
};

#define QUICK_ODDS_LOG 6
#define QUICK_ODD_MAX  32 /* bytes, that are compared at once */

/* A string behind a piece that was without fault: see quick_odd.h. */
struct quick_odd {
    char text[QUICK_ODD_MAX]; /* with the quote behind it */
    uint32_t extent;          /* of that: see pl_scan_extent() */
    uint32_t size;            /* without the quote */
    uint64_t extra;           /* bytes that its characters have beyond one */
    const struct quick_piece *piece;
    uint64_t era; /* see quick_memo.h */
    struct pl_mix words;
};

/* Objects that stand one after the other, of which the first is passed, and
 * more if they can be without further ado: see quick_row.h. */
struct quick_row {
    uint64_t most;               /* of them are passed */
    const struct quick_gap *gap; /* between two, if more than one is */
    const char *limit;           /* before which all of them begin */
    bool is_lines;               /* each is a document */
    uint64_t count;              /* were passed */
};

/* See pl_quick_follow() in quick_layout.h. */
typedef const char *(*quick_follow)(struct pl_quick *q,
                                    struct quick_frame *frame, const char *at,
                                    struct quick_row *row);

/* What every value needs comes first, so that it is in few lines of the cache.
 */
struct pl_quick {
    struct pl_run *run;
    quick_follow follow;       /* the one for this processor */
    struct quick_post **posts; /* by state; NULL: not made yet */
    uint64_t *visits; /* by state: values that were counted since the targets
                         were */
    uint64_t era;     /* of the memos that count: those of this input */
    uint64_t *memos;  /* see quick_memo.h */

    size_t depth, depth_limit;
    size_t kept_count, late_count, gauge_count; /* of the arrays below */
    size_t count_count, waiting_count, first_count, fault_count;
    size_t remembered; /* containers, since quick_begin() */
    size_t masks;      /* there were then */
    uint64_t trail;    /* see quick_shape.c */

    const char *line_first; /* the first token of the line */
    uint64_t indent;
    uint64_t lines;    /* passed since the place that the window knows */
    uint64_t extra;    /* bytes that characters had beyond one, since there or
                          on the line */
    const char *doubt; /* where it arose */

    uint32_t start; /* of the last document: that of the next, presumably */
    bool has_start, is_start_given;
    bool is_line;       /* a line end is the end of the document */
    bool knows_place;   /* that the window knows is one of those passed */
    bool is_trail_lost; /* the shape may be told by a text, too */
    bool is_alone;      /* nothing else would be undone with it */
    bool is_full;       /* keys are to be forgotten */
    unsigned rest;      /* documents that are not tried as a whole */

    struct quick_odd *odds;  /* see quick_odd.h; NULL: none is known */
    uint64_t wasted;         /* bytes that were passed in vain */
    uint64_t failed;         /* where the last attempt began that was in vain */
    uint64_t inputs;         /* so far */
    uint64_t gone_through;   /* objects of which the keys were compared */
    struct quick_said *said; /* of some: see quick_said.c; or NULL */
    struct pl_imprint_name element_name;
    struct pl_sure_bars *no_bars; /* of all that bar no text; NULL: no post */
    struct quick_key *nothing;    /* no text is this key */
    struct quick_key **keys;      /* hash table of `key_room` places */
    size_t key_count, key_room;
    size_t let_go;         /* layouts, since keys were forgotten */
    struct pl_arena arena; /* posts */
    struct pl_arena keys_arena;
    struct quick_known_trail trails[QUICK_TRAILS];

    /* Room, which is filled before it is read: a small document touches little
     * of it. */
    struct quick_frame frames[QUICK_DEPTH_MAX];
    struct quick_waiting waiting[QUICK_WAITING];
    struct quick_kept kept[QUICK_KEPT_MAX];
    struct quick_late late[QUICK_LATE_MAX];
    struct quick_gauge gauges[QUICK_GAUGES_MAX];
    struct quick_count counts[QUICK_COUNTS_MAX];
    struct quick_key *passed[QUICK_PASSED_MAX];
    struct quick_first firsts[QUICK_FIRSTS_MAX];
    struct quick_fault faults[QUICK_FAULTS_MAX]; /* in their order */
};

#endif
