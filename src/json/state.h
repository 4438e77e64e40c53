/*
 * State: the fields of a reader, for the files of this folder only.
 *
 * `at` is the offset of the next byte to examine. Off the clean path it is also
 * the first byte that stays in the window, so code that looks ahead does not
 * change it.
 */
#ifndef PL_JSON_STATE_H
#define PL_JSON_STATE_H

#include "json/keys.h"
#include "json/reader.h"
#include "json/spellings.h"

/* What the reader expects next. The order is that of the rows of the table in
 * reader.c. */
enum pl_expect {
    PL_EXPECT_DOCUMENT, /* the value that is the document */
    PL_EXPECT_FIRST_ELEMENT,
    PL_EXPECT_ELEMENT, /* after a comma */
    PL_EXPECT_FIRST_KEY,
    PL_EXPECT_KEY, /* after a comma */
    PL_EXPECT_COLON,
    PL_EXPECT_MEMBER_VALUE,
    PL_EXPECT_AFTER_ELEMENT,
    PL_EXPECT_AFTER_MEMBER,
    PL_EXPECT_AFTER_DOCUMENT,
    PL_EXPECT_CLOSING, /* yield missing closes until the depth is `close_to` */
    PL_EXPECT_END
};

/* A place whose byte may leave the window before the place is needed. */
struct pl_mark {
    uint64_t offset;
    uint64_t line; /* 0: the byte is still in the window, and pl_window_locate()
                      gives line and column */
    uint64_t column;
};

/* An open container. */
struct pl_frame {
    struct pl_mark open;       /* its opening bracket */
    struct pl_key_scope scope; /* of an object */
    uint64_t indent;   /* of the line with its opening bracket: the bytes before
                          the line's first token */
    uint8_t tag;       /* of its last key: see spellings.h */
    uint8_t first_tag; /* of the first key of the last object at this depth;
                          kept when the frame is reused */
    bool is_object;
    bool is_cut;     /* members may be missing: see PL_TOKEN_CUT */
    bool is_full;    /* json/too-many-keys was reported */
    bool is_doubled; /* its `{` was followed by a second one */
};

/* For a function that handles a rare case of the clean path: it is not inlined
 * and does not slow the clean path down. */
#define PL_READER_RARE __attribute__((noinline, cold))

/* RS, which begins each document of a JSON text sequence (RFC 7464). */
#define PL_READER_RS 0x1E

struct pl_reader {
    struct pl_heap *heap;
    struct pl_window *window;
    struct pl_reader_listener listener;
    struct pl_reader_limits limits;
    struct pl_watcher watcher;

    uint64_t at;
    enum pl_expect expect;
    enum pl_expect after; /* what to expect after a value in the innermost
                             container */
    enum pl_framing framing;
    bool may_join;       /* a further document may follow on the same line */
    bool has_joined;     /* a document followed another on its line, or spans
                            lines */
    bool has_rs;         /* each document begins with an RS byte (RFC 7464) */
    uint64_t start;      /* offset of the document's first byte */
    uint64_t last_end;   /* where the last token ended */
    uint64_t line_first; /* offset of the first token of the line that `at` is
                            on */
    uint64_t indent;     /* number of bytes before that token on its line */

    struct pl_frame *frames;
    struct pl_frame *top; /* the frame of the innermost container; only valid if
                             `depth` > 0 */
    size_t depth, frame_cap;
    size_t close_to;     /* the depth at which PL_EXPECT_CLOSING ends … */
    enum pl_expect then; /* … and what is expected then */
    bool owes_value;     /* a key was yielded, but its value was not */
    struct pl_keys keys;
    struct pl_spellings *spellings; /* allocated with the reader, or another
                                 reader's */
    struct pl_mark comma;           /* the last comma */
    struct pl_mark token;           /* where a string or a comment began */
    struct pl_place line_end; /* the line end behind a string that was never
                                 closed */
    struct pl_mark run;       /* where ill-formed bytes began */

    struct pl_mark suspect; /* a bracket whose close is indented less than
                               itself and so may belong to another; or
                               PL_READER_NO_SUSPECT */
    uint64_t excused;       /* offset of a comma that is not reported as
                               trailing */
    uint64_t doubts;        /* number of keys that pl_balance_is_outer_key()
                               examined */
    uint64_t mistakes;      /* number reported in this document */
    bool has_begun;         /* reading of the source has begun */
    bool is_at_next;        /* `at` is where the next document begins */
    bool is_finished;       /* nothing more of the source will be read */
    bool has_document;      /* the source has had a document */
    bool is_stopped;        /* too many mistakes were reported */
    bool is_excused;  /* brackets left open at the end follow from a mistake
                         that was reported */
    bool is_too_deep; /* json/too-deep was reported */
    bool is_one_line; /* the document, a container, ended on the line on which
                         it began */
    bool is_quiet;    /* the document is not JSON, so the text behind it is not
                         reported */

    struct pl_buf text;    /* of the last token, if it had to be decoded */
    struct pl_buf message; /* of the mistake being reported */
    struct pl_buf remedy;  /* text of an edit */
    struct pl_mistake_place *related;
    size_t related_cap;
};

/* The offset of the byte at `at`, which is in the window. */
static inline uint64_t pl_reader_offset(const pl_reader *reader,
                                        const char *at) {
    return reader->window->base + (uint64_t)(at - reader->window->data);
}

/* The innermost container that is open. */
static inline struct pl_frame *pl_reader_top(const pl_reader *reader) {
    return reader->top;
}

/* Tell whether the innermost container is an object; false outside of any. */
static inline bool pl_reader_in_object(const pl_reader *reader) {
    return reader->depth > 0 && pl_reader_top(reader)->is_object;
}

/* Remember the place of `offset`, which is in the window. It can be located
 * even after its byte has left the window. */
static inline void pl_reader_hold(struct pl_mark *mark, uint64_t offset) {
    mark->offset = offset;
    mark->line = 0;
}

/* Value of `comma.offset`: no comma was written. */
#define PL_READER_NO_COMMA UINT64_MAX

/* Value of `suspect.offset`: there is no suspect. */
#define PL_READER_NO_SUSPECT UINT64_MAX

/* Continue as if a comma had been there. */
static inline void pl_reader_assume_comma(pl_reader *reader) {
    reader->comma = (struct pl_mark){.offset = PL_READER_NO_COMMA, .line = 1};
}

/* The empty span where something is missing before `reader->at`: directly
 * behind the last token if that is certain to be in the window, else at
 * `reader->at`. */
static inline struct pl_span pl_reader_gap(const pl_reader *reader) {
    uint64_t gap = reader->at - reader->last_end <= PL_WINDOW_LOOKBACK
                       ? reader->last_end
                       : reader->at;

    return (struct pl_span){gap, gap};
}

/* The place that `mark` remembers. */
struct pl_place pl_reader_place(const pl_reader *reader, struct pl_mark mark);

/* Open a container whose bracket is the byte at `offset`; close the innermost
 * one with the bracket at `span`. Both fill `token`. */
void pl_reader_open(pl_reader *reader, struct pl_token *token, uint64_t offset,
                    bool is_object);
void pl_reader_close(pl_reader *reader, struct pl_token *token,
                     struct pl_span span);

/* Yield the next token, whatever it is: the part of pl_reader_next() that the
 * clean path does not handle. */
PL_READER_RARE void pl_reader_step(pl_reader *reader, struct pl_token *token);

/* Yield a value that is not a container. */
void pl_reader_yield(pl_reader *reader, struct pl_token *token,
                     enum pl_token_kind kind, struct pl_span span);

/* Register the key in `token`, whose characters are `text`, and report it if
 * the object has an equal one. `is_plain`: `text` is in the window, directly
 * behind the opening quote. */
void pl_reader_take_key(pl_reader *reader, const struct pl_token *token,
                        struct pl_slice text, bool is_plain);

/* Report that the source contains no JSON at all. */
void pl_reader_complain_of_nothing(pl_reader *reader);

/* End the document: all open brackets are closed first. */
void pl_reader_give_up(pl_reader *reader);

#endif
