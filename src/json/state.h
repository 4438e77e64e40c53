/*
 * State: what is inside a reader, for the files of this folder alone.
 *
 * `at` is the next byte to look at. Off the clean path it is also the first
 * byte that stays in the window: whoever looks ahead leaves it where it is.
 */
#ifndef PL_JSON_STATE_H
#define PL_JSON_STATE_H

#include "json/keys.h"
#include "json/names.h"
#include "json/reader.h"

/* What may come next. The order is that of the table in reader.c. */
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
    PL_EXPECT_CLOSING, /* brackets are closed down to `close_to` */
    PL_EXPECT_END
};

/* A place that may have left the window by the time it is needed. */
struct pl_mark {
    uint64_t offset;
    uint64_t line; /* 0: the byte is in the window still */
    uint64_t column;
};

/* An open bracket. */
struct pl_frame {
    struct pl_mark open;
    struct pl_key_scope scope;
    uint64_t indent;   /* of the line that it is on, in bytes */
    uint8_t tag;       /* of its last key: see names.h */
    uint8_t first_tag; /* of the first key of the last object of this depth;
                           stays when the frame is used again */
    bool is_object;
    bool is_cut;     /* members may be missing: see PL_TOKEN_CUT */
    bool is_full;    /* json/too-many-keys was reported */
    bool is_doubled; /* a second `{` stood behind it */
};

/* Of a function that the clean path leaves for what is rare: it stays out of
 * line and costs that path nothing. */
#define PL_READER_RARE __attribute__((noinline, cold))

/* RS, which begins each document of a JSON text sequence (RFC 7464). */
#define PL_READER_MARK 0x1E

struct pl_reader {
    struct pl_heap *heap;
    struct pl_window *window;
    struct pl_reader_listener listener;
    struct pl_reader_limits limits;
    struct pl_watcher watcher;

    uint64_t at;
    enum pl_expect expect;
    enum pl_expect after; /* a value of the innermost container */
    enum pl_framing framing;
    bool may_join;       /* a document may follow another on its line */
    bool has_joined;     /* one did, or spans lines */
    bool has_marks;      /* an RS byte begins each document */
    uint64_t start;      /* of the document */
    uint64_t last_end;   /* where the last token ended */
    uint64_t line_first; /* the first token of the line that `at` is on */
    uint64_t indent;     /* the bytes before it on its line */

    struct pl_frame *frames;
    struct pl_frame *top; /* the innermost one, if there is one */
    size_t depth, frame_cap;
    size_t close_to;     /* for PL_EXPECT_CLOSING */
    enum pl_expect then; /* what comes after it */
    bool owes_value;     /* a key was given out, its value was not */
    struct pl_keys keys;
    struct pl_names *names;   /* behind the reader, or another's */
    struct pl_mark comma;     /* the last one */
    struct pl_mark token;     /* where a string or a comment began */
    struct pl_place line_end; /* behind a string that was never closed */
    struct pl_mark run;       /* where ill-formed bytes began */

    struct pl_mark suspect; /* a bracket that was closed by one that stands
                               further to the left, or PL_READER_NO_SUSPECT */
    uint64_t excused;       /* the comma that is not to be called trailing */
    uint64_t doubts;        /* keys looked at closely: see balance.h */
    uint64_t mistakes;
    bool has_begun;    /* the source */
    bool is_at_next;   /* `at` is where the next document begins */
    bool is_finished;  /* nothing of the source will be read any more */
    bool has_document; /* the source has had one */
    bool is_stopped;   /* too many mistakes */
    bool is_excused;   /* open brackets at the end follow from a mistake that
                          was reported */
    bool is_too_deep;  /* json/too-deep was reported */
    bool is_one_line;  /* the document, a container, ended on the line that it
                          began on */
    bool is_quiet;     /* the document is no JSON: what follows it follows
                          from that */

    struct pl_buf text;    /* of the last token, where it had to be decoded */
    struct pl_buf message; /* of the mistake being reported */
    struct pl_buf remedy;  /* the text of an edit */
    struct pl_mistake_place *related;
    size_t related_cap;
};

/* The offset of the byte `at`, which is in the window. */
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

/* Remember the place of `offset`, which is in the window, however far reading
 * goes on. */
static inline void pl_reader_hold(struct pl_mark *mark, uint64_t offset) {
    mark->offset = offset;
    mark->line = 0;
}

/* In place of the offset of a comma: none was written. */
#define PL_READER_NO_COMMA UINT64_MAX

/* In place of the offset of a suspect: all brackets stand where they should. */
#define PL_READER_NO_SUSPECT UINT64_MAX

/* Go on as if a comma had been there. */
static inline void pl_reader_assume_comma(pl_reader *reader) {
    reader->comma = (struct pl_mark){.offset = PL_READER_NO_COMMA, .line = 1};
}

/* Where something is missing before `reader->at`: right behind the last token,
 * if that is near enough to be in the window for certain. */
static inline struct pl_span pl_reader_gap(const pl_reader *reader) {
    uint64_t gap = reader->at - reader->last_end <= PL_WINDOW_LOOKBACK
                       ? reader->last_end
                       : reader->at;

    return (struct pl_span){gap, gap};
}

/* The place of a mark. */
struct pl_place pl_reader_place(const pl_reader *reader, struct pl_mark mark);

/* Open a container whose bracket is the byte at `offset`, and close the
 * innermost one; both fill `token`. */
void pl_reader_open(pl_reader *reader, struct pl_token *token, uint64_t offset,
                    bool is_object);
void pl_reader_close(pl_reader *reader, struct pl_token *token,
                     struct pl_span span);

/* Yield the next token, whatever stands there: pl_reader_next(), for what the
 * quick way leaves to it. */
PL_READER_RARE void pl_reader_step(pl_reader *reader, struct pl_token *token);

/* Give out a value that is no container. */
void pl_reader_yield(pl_reader *reader, struct pl_token *token,
                     enum pl_token_kind kind, struct pl_span span);

/* Take the key in `token`, whose characters are `text`: look for an earlier one
 * like it. `is_plain`: they stand in the window, behind one quote. */
void pl_reader_take_key(pl_reader *reader, const struct pl_token *token,
                        struct pl_slice text, bool is_plain);

/* Report that the source holds no JSON at all. */
void pl_reader_complain_of_nothing(pl_reader *reader);

/* Close all brackets and end the document. */
void pl_reader_give_up(pl_reader *reader);

#endif
