/* Which kind of scalar is expected behind a piece. */

#include "engine/quick_layout.h"

#include "json/scan.h"

/* Elements have memos under another name than the piece's: see quick_part(). */
static enum quick_kind string_kind(const struct quick_piece *piece) {
    switch (piece->scalar->way) {
    case QUICK_FREE:
        return QUICK_STRING_FREE;
    case QUICK_SURE:
        return QUICK_STRING_SURE;
    case QUICK_MOMENT:
        return QUICK_STRING_MOMENT;
    case QUICK_MEMO:
        return piece->is_element ? QUICK_ANY : QUICK_STRING_MEMO;
    case QUICK_PLAIN:
    case QUICK_BESIDE:
    case QUICK_JUDGED:
        break;
    }
    return QUICK_ANY;
}

/* A sibling on which a number depends must stand before it. */
static enum quick_kind number_kind(const struct quick_piece *piece,
                                   const struct quick_post *around) {
    const struct quick_beside *beside = piece->scalar->beside;

    if (piece->scalar->way <= QUICK_PLAIN)
        return QUICK_NUMBER_PLAIN;
    if (piece->scalar->way == QUICK_SURE)
        return QUICK_NUMBER_SURE;
    return piece->scalar->way == QUICK_BESIDE && beside->around == around &&
                   (piece->present >> beside->slot & 1) != 0
               ? QUICK_NUMBER_BESIDE
               : QUICK_ANY;
}

enum quick_kind pl_quick_kind(const struct quick_piece *piece, char first,
                              const struct quick_post *around) {
    if (first == '"')
        return string_kind(piece);
    return pl_scan_is_digit(first) ? number_kind(piece, around) : QUICK_LITERAL;
}
