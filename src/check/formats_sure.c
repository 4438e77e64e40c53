/* Which texts surely do not have one of the forms. */

#include "check/formats.h"

#define DIGITS    "0123456789"
#define LETTERS   "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define UUID_SIZE 36

void pl_format_bar_email(struct pl_sure *sure) {
    if (!pl_sure_bar_inside(sure, '@'))
        pl_sure_at_most(sure, 0);
}

void pl_format_bar_e164(struct pl_sure *sure) {
    pl_sure_bar(sure, '+', PL_SURE_FIRST);
}

void pl_format_bar_uuid(struct pl_sure *sure) {
    pl_sure_at_most(sure, UUID_SIZE - 1);
}

void pl_format_bar_number(struct pl_sure *sure) {
    pl_sure_bar_all(sure, DIGITS "-", PL_SURE_FIRST);
}

void pl_format_bar_card_number(struct pl_sure *sure) {
    pl_sure_bar_all(sure, DIGITS, PL_SURE_FIRST);
}

/* An IBAN begins with two letters and two digits; a space may follow the
 * letters or stand between them. */
void pl_format_bar_iban(struct pl_sure *sure) {
    static const char *const together[3] = {LETTERS, LETTERS, DIGITS " "};
    static const char *const apart[3] = {LETTERS, " ", LETTERS};

    pl_sure_bar_start(sure, together);
    pl_sure_bar_start(sure, apart);
}
