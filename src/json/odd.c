#include "json/odd.h"

#include "json/complain.h"
#include "json/look.h"
#include "json/number.h"
#include "json/placeholder.h"
#include "json/quotes.h"
#include "json/run.h"

struct pl_span pl_odd_span(const pl_reader *reader, uint64_t len) {
    return (struct pl_span){reader->at, reader->at + len};
}

void pl_odd_complain(pl_reader *reader, struct pl_span span,
                     const char *advice) {
    struct pl_complaint complaint;
    struct pl_slice name = pl_complain_quote(reader, span);

    pl_complain_about(reader, &complaint, PL_MISTAKE_UNEXPECTED, span);
    if (name.len == 0)
        pl_reader_complain(reader, &complaint,
                           "a control character cannot stand "
                           "here: %s",
                           advice);
    else
        pl_reader_complain(reader, &complaint, "%.*s cannot stand here: %s",
                           (int)name.len, name.data, advice);
}

uint64_t pl_odd_end(pl_reader *reader) {
    uint64_t at = reader->at;
    uint64_t end = pl_placeholder_end(reader, at);

    if (end != 0)
        return end;
    if (pl_look(reader, at) == '"')
        end = pl_look_string(reader, at);
    else if (pl_quotes_is_open(reader, at))
        end = pl_quotes_end(reader, at);
    else if (pl_number_is_like(reader, at) || pl_number_is_sign(reader, at))
        end = pl_number_end(reader, at);
    else
        end = pl_look_word(reader, at);
    if (end > at)
        return end;
    if (pl_look(reader, at) == '"')
        return pl_look_line(reader, at);
    return at + (pl_look_char(reader, at) > 0 ? pl_look_char(reader, at) : 1);
}

void pl_odd_pass_ill_formed(pl_reader *reader) {
    struct pl_complaint complaint;

    pl_reader_hold(&reader->run, reader->at);
    while (pl_look(reader, reader->at) != PL_LOOK_END &&
           pl_look_char(reader, reader->at) == 0)
        reader->at++;
    pl_complain_about(reader, &complaint, PL_MISTAKE_INVALID_UTF8,
                      pl_odd_span(reader, 0));
    pl_complain_from(reader, &complaint, reader->run);
    pl_reader_complain(reader, &complaint,
                       "bytes that are not UTF-8: save the text as UTF-8");
}

/* Before a closing bracket, the comma before this one is superfluous too, and
 * the fix removes both. */
bool pl_odd_pass_comma(pl_reader *reader) {
    struct pl_complaint complaint;
    uint64_t before = reader->comma.offset;
    int next = pl_look(reader, pl_look_space(reader, reader->at + 1));
    bool is_first = reader->expect == PL_EXPECT_FIRST_ELEMENT ||
                    reader->expect == PL_EXPECT_FIRST_KEY;

    pl_complain_about(reader, &complaint, PL_MISTAKE_EXTRA_COMMA,
                      pl_odd_span(reader, 1));
    if (!is_first && before != PL_READER_NO_COMMA &&
        (next == '}' || next == ']'))
        pl_complain_edit(&complaint, (struct pl_span){before, before + 1},
                         pl_slice_of("", 0));
    pl_complain_edit(&complaint, pl_odd_span(reader, 1), pl_slice_of("", 0));
    pl_complain_title(&complaint, "remove the comma", true);
    pl_reader_complain(reader, &complaint,
                       is_first ? "comma before the first %s: remove it"
                                : "one comma too many before the next %s: "
                                  "remove it",
                       pl_reader_in_object(reader) ? "member" : "element");
    if (!is_first)
        reader->excused = before;
    reader->at++;
    return false;
}

bool pl_odd_yield_nothing(pl_reader *reader, struct pl_token *token) {
    uint64_t at = reader->at;

    pl_reader_yield(reader, token, PL_TOKEN_BAD, pl_reader_gap(reader));
    reader->at = at;
    return true;
}

bool pl_odd_skip(pl_reader *reader, const char *advice) {
    pl_odd_complain(reader, (struct pl_span){reader->at, pl_odd_end(reader)},
                    advice);
    pl_run_pass(reader);
    return false;
}
