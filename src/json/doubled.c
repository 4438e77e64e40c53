#include "json/doubled.h"

#include "json/complain.h"
#include "json/look.h"

/* Tell whether what stands at `offset` can follow a string of this kind. */
static bool is_end(pl_reader *reader, enum pl_token_kind kind,
                   uint64_t offset) {
    int c;

    if (kind == PL_TOKEN_KEY)
        return pl_look(reader, pl_look_space(reader, offset)) == ':';
    c = pl_look(reader, pl_look_blank(reader, offset));
    return c == ',' || c == '}' || c == ']' || pl_look_ends_line(c);
}

static void complain(pl_reader *reader, uint64_t quote) {
    struct pl_complaint complaint;
    struct pl_span span = {quote, quote + 1};

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNEXPECTED, span);
    pl_complain_edit(&complaint, span, pl_slice_of("", 0));
    pl_complain_title(&complaint, "remove the quote", false);
    pl_reader_complain(reader, &complaint,
                       "\" cannot stand here: one quote is enough");
}

/* Tell whether what begins at `offset`, behind two quotes, is rather inside of
 * them: no separator, and no quote that would make it a string of its own. */
static bool begins_text(pl_reader *reader, uint64_t offset) {
    int c = pl_look(reader, offset);

    return c > ' ' && strchr(",:}]\"", c) == NULL &&
           !pl_look_comment(reader, offset);
}

void pl_doubled_pass_first(pl_reader *reader, enum pl_token_kind kind) {
    uint64_t second = reader->at + 1;
    uint64_t end;

    if (pl_look(reader, second) != '"' || !begins_text(reader, second + 1))
        return;
    end = pl_look_string(reader, second);
    if (end == 0 || !is_end(reader, kind, end + (pl_look(reader, end) == '"')))
        return;
    complain(reader, second);
    reader->at = second;
}

uint64_t pl_doubled_last(pl_reader *reader, enum pl_token_kind kind,
                         uint64_t end) {
    if (pl_look(reader, end) != '"' || !is_end(reader, kind, end + 1))
        return end;
    complain(reader, end);
    return end + 1;
}
