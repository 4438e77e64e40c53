#include "json/comment.h"

#include "json/complain.h"
#include "json/look.h"

static void pass_line(pl_reader *reader) {
    while (!pl_look_ends_line(pl_look(reader, reader->at)))
        reader->at++;
}

/* Pass a comment between slash-stars. Returns false if it is not closed. */
static bool pass_block(pl_reader *reader) {
    reader->at += 2;
    while (!pl_look_is(reader, reader->at, "*/")) {
        if (pl_look(reader, reader->at) == PL_LOOK_END)
            return false;
        reader->at++;
    }
    reader->at += 2;
    return true;
}

/* Tell whether removing the comment would join two tokens: `1/ * * /2` must not
 * become 12. */
static bool is_needed_as_space(pl_reader *reader, int before) {
    int after = pl_look(reader, reader->at);

    return before > ' ' && after > ' ' && strchr("{}[]:,\"", before) == NULL &&
           strchr("{}[]:,\"", after) == NULL;
}

static int byte_before(const pl_reader *reader, uint64_t offset) {
    if (offset == reader->window->base)
        return PL_LOOK_END;
    return (unsigned char)*pl_window_at(reader->window, offset - 1);
}

void pl_comment_pass(pl_reader *reader) {
    struct pl_complaint complaint;
    uint64_t start = reader->at;
    int before = byte_before(reader, start);
    bool is_block = pl_look_is(reader, start, "/*");
    bool is_closed = true;

    pl_reader_hold(&reader->token, start);
    if (is_block)
        is_closed = pass_block(reader);
    else
        pass_line(reader);
    pl_complain_about(reader, &complaint, PL_MISTAKE_COMMENT,
                      (struct pl_span){reader->at, reader->at});
    pl_complain_from(reader, &complaint, reader->token);
    if (is_closed) {
        bool is_space = is_block && is_needed_as_space(reader, before);
        pl_complain_edit(&complaint, (struct pl_span){start, reader->at},
                         pl_slice_str(is_space ? " " : ""));
        pl_complain_title(&complaint, "remove the comment", true);
        pl_reader_complain(reader, &complaint,
                           "JSON has no comments: remove it");
        return;
    }
    reader->is_excused = true;
    pl_reader_complain(
        reader, &complaint,
        "comment that is never closed, and JSON has none: remove it");
}
