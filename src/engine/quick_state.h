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

#define QUICK_DEPTH_MAX  64   /* nested containers */
#define QUICK_KEPT_MAX   1024 /* slots of the open containers */
#define QUICK_LATE_MAX   256
#define QUICK_GAUGES_MAX 64
#define QUICK_COUNTS_MAX 1024
#define QUICK_FIRSTS_MAX 64   /* values that no tally has met yet */
#define QUICK_PASSED_MAX 1024 /* members of the open objects */
#define QUICK_FAULTS_MAX 16   /* scalars with a fault in one value */
#define QUICK_TRAILS     32   /* known trails: a power of two */
#define QUICK_WAITING    256  /* imprints that wait to be compared */
#define QUICK_TOGETHER   16 /* values in one attempt, at most; no further … */
#define QUICK_ENOUGH     32 /* … one begins when so many imprints wait */

/* Where a member stands that has a slot: some rule may ask for it. */
struct quick_kept {
    const char *start, *end; /* of its value */
};

/* A value that is judged. */
struct quick_value {
    const char *start, *end; /* with quotes or brackets */
    enum pl_type type;
    bool is_sure;             /* it is in its state's `sure` */
    bool is_escaped;          /* a string with escapes */
    bool is_plain;            /* a number without sign and exponent, of … */
    uint64_t whole, decimals; /* … these digits: see pl_sure_number() */
    struct pl_mix memo;
};

/* An open container. */
struct quick_frame {
    struct quick_post *post;
    struct quick_key *key;   /* of the last member */
    struct quick_key **keys; /* of all members so far, `size` of `room`; NULL:
                                known to be without fault together */
    uint64_t size, room;     /* members or elements */
    uint64_t path;           /* a hash of the keys in their order */
    struct quick_kept *kept; /* by slot; kept[-1] takes those without one */
    uint64_t present;        /* bit n: slot n is filled */
    struct pl_mix sum;       /* the imprint so far, if has_imprint */
    bool is_object, has_imprint;
    bool is_new; /* its layout is to be learned when it closes */
    enum quick_trail trail;
    const char *start;     /* the opening bracket */
    uint64_t indent;       /* bytes before the first token of its line */
    size_t depth_limit;    /* to restore when it closes */
    size_t late, gauges;   /* late_count and gauge_count when it opened */
    struct pl_place place; /* of `start`, if some `unique` compares it */
};

/* A case that can be decided only when the object around its value closes. */
struct quick_late {
    const struct pl_duty *duty;
    struct quick_beside *beside; /* of the duty; NULL: it has none */
    struct quick_value value;
};

/* The numbers that are good beside a sibling with a certain text. */
struct quick_range {
    uint64_t text; /* of the sibling, with quotes, as a word; 0: none */
    uint64_t least, most, decimals; /* as in struct pl_sure */
};

#define QUICK_RANGES_LOG 6

/* A case that reads one sibling of a number: see quick_beside.h. */
struct quick_beside {
    const struct pl_duty *duty;
    const struct pl_sure *sure;      /* what all other cases ask */
    const struct quick_post *around; /* of the object; NULL: not known yet */
    size_t slot;                     /* of the sibling in it */
    struct quick_range ranges[1 << QUICK_RANGES_LOG]; /* a hash table */
};

#define QUICK_MEMOS     4096 /* a power of two */
#define QUICK_MEMO_WAYS 4    /* memos in a bucket */

/* So many values in a state were counted. */
struct quick_count {
    uint32_t state;
    uint64_t number;
};

/* What a gauge has counted in the open container at `depth`. */
struct quick_gauge {
    size_t index; /* in the plan's gauges */
    size_t depth;
    uint64_t count;
};

/* Documents with this trail start in this state: see quick_shape.c. */
struct quick_known_trail {
    uint64_t trail; /* 0: none */
    uint32_t start;
};

/* A value that is new to a tally, and counts when its object has been passed.
 */
struct quick_first {
    size_t tally; /* the index in the run's tallies */
    uint64_t hash, look;
    uint64_t offset; /* of the text, … */
    size_t len;      /* … in bytes, … */
    bool has_quotes; /* … which stands between quotes */
};

/* A container that was passed and waits to be compared with earlier ones. */
struct quick_waiting {
    struct pl_recent_entry entry; /* `file` is not set yet */
    size_t recent;                /* compared with these: an index */
};

/* A scalar with a fault in an object that is passed all the same: see
 * quick_fault.c. */
struct quick_fault {
    struct pl_span span;
    struct pl_place place; /* where it starts; line 0: not known */
    uint32_t state;
    enum pl_type type;
    bool is_escaped;
};

/* The state to which an attempt can be undone. */
struct quick_mark {
    size_t count_count, waiting_count, mask_count;
};

#define QUICK_ODDS_LOG 6
#define QUICK_ODD_MAX  32 /* bytes, compared at once */

/* A good string that stood behind a piece: see quick_odd.h. */
struct quick_odd {
    char text[QUICK_ODD_MAX]; /* with its closing quote */
    uint32_t extent;          /* of `text`: see pl_scan_extent() */
    uint32_t size;            /* bytes, without the quote */
    uint64_t extra;           /* bytes less code points */
    const struct quick_piece *piece;
    uint64_t era;        /* see quick_memo.h */
    struct pl_mix words; /* for imprints */
};

/* A row of objects to pass: see quick_row.h. */
struct quick_row {
    uint64_t most;               /* pass at most so many */
    const struct quick_gap *gap; /* the text between two; NULL if most is 1 */
    const char *limit;           /* pass none that begins here or later */
    bool is_lines;               /* each is a document */
    uint64_t count;              /* out: so many were passed */
};

/* See pl_quick_follow() in quick_layout.h. */
typedef const char *(*quick_follow)(struct pl_quick *q,
                                    struct quick_frame *frame, const char *at,
                                    struct quick_row *row);

/* The shortcuts of a run. What every value needs comes first, in few cache
 * lines. */
struct pl_quick {
    struct pl_run *run;
    quick_follow follow;       /* for this processor */
    struct quick_post **posts; /* by state; NULL: not made yet */
    uint64_t *visits; /* by state: values counted, to be added to the targets
                         when the input ends */
    uint64_t era;     /* of this input: see quick_memo.h */
    uint64_t *memos;  /* see quick_memo.h */

    size_t depth, depth_limit;                  /* open containers */
    size_t kept_count, late_count, gauge_count; /* of the arrays below */
    size_t count_count, waiting_count, first_count, fault_count;
    size_t remembered; /* imprints added since quick_begin() */
    size_t masks;      /* the run's mask_count at quick_begin() */
    uint64_t trail;    /* of the document so far: see quick_shape.c */

    const char *line_first; /* the first token of the line; NULL: unknown */
    uint64_t indent;        /* bytes before it on the line */
    uint64_t lines;         /* line ends since the window's cursor */
    uint64_t extra;    /* bytes less code points, since the cursor or, if it is
                          later, the start of the line */
    const char *doubt; /* where the last doubt arose */

    uint32_t start; /* the state in which the next document starts, presumably,
                       if has_start; surely, if is_start_given */
    bool has_start, is_start_given;
    bool is_line;       /* a line end ends the document */
    bool knows_place;   /* the window's cursor is in what is being passed, or
                           right before it */
    bool is_trail_lost; /* a text may decide the shape, not keys alone */
    bool is_alone;      /* the attempt has one value so far */
    bool is_full;       /* the keys are to be forgotten */
    unsigned rest;      /* so many documents are not tried as a whole */

    struct quick_odd *odds;  /* hash table; NULL: none is known */
    uint64_t wasted;         /* bytes of attempts that failed, in this input */
    uint64_t failed;         /* the offset of the last one */
    uint64_t inputs;         /* so far */
    uint64_t gone_through;   /* objects whose keys were compared */
    struct quick_said *said; /* see quick_said.c; NULL: nothing yet */
    struct pl_imprint_name element_name;
    struct pl_sure_bars *no_bars; /* shared by all sets without bars */
    struct quick_key *nothing;    /* a key that no text spells */
    struct quick_key **keys;      /* hash table of `key_room` buckets */
    size_t key_count, key_room;
    size_t let_go;              /* layouts dropped since keys were forgotten */
    struct pl_arena arena;      /* of posts */
    struct pl_arena keys_arena; /* of keys and layouts */
    struct quick_known_trail trails[QUICK_TRAILS];

    /* Not initialized: filled before it is read, so that a small document
     * touches little of it. */
    struct quick_frame frames[QUICK_DEPTH_MAX];
    struct quick_waiting waiting[QUICK_WAITING];
    struct quick_kept kept[QUICK_KEPT_MAX];
    struct quick_late late[QUICK_LATE_MAX];
    struct quick_gauge gauges[QUICK_GAUGES_MAX];
    struct quick_count counts[QUICK_COUNTS_MAX];
    struct quick_key *passed[QUICK_PASSED_MAX];
    struct quick_first firsts[QUICK_FIRSTS_MAX];
    struct quick_fault faults[QUICK_FAULTS_MAX]; /* by offset */
};

#endif
