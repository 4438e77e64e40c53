#include "cli/complaint.h"

#include "base/nearest.h"

/* Append an argument in quotes. It may come from the name of a file, so bytes
 * that are not printable ASCII are escaped. */
static void quote(struct pl_buf *out, struct pl_slice text) {
    pl_buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte >= 0x20 && byte < 0x7F)
            pl_buf_add_char(out, (char)byte);
        else
            pl_buf_add_format(out, "\\x%02X", byte);
    }
    pl_buf_add_char(out, '"');
}

bool pl_complain(struct pl_options *options, const char *message) {
    pl_buf_add_str(&options->complaint, message);
    return false;
}

bool pl_complain_of(struct pl_options *options, const char *before,
                    struct pl_slice text, const char *after) {
    pl_buf_add_str(&options->complaint, before);
    quote(&options->complaint, text);
    pl_buf_add_str(&options->complaint, after);
    return false;
}

bool pl_complain_of_option(struct pl_options *options,
                           const struct pl_option *option, const char *after) {
    pl_buf_add_str(&options->complaint, "--");
    pl_buf_add_str(&options->complaint, option->name);
    pl_buf_add_str(&options->complaint, after);
    return false;
}

bool pl_complain_of_value(struct pl_options *options,
                          const struct pl_option *option, struct pl_slice value,
                          const char *remedy) {
    pl_complain_of_option(options, option, " cannot be ");
    quote(&options->complaint, value);
    pl_buf_add_str(&options->complaint, ": give ");
    pl_buf_add_str(&options->complaint, remedy);
    return false;
}

bool pl_complain_of_choice(struct pl_options *options, struct pl_slice value,
                           const char *const *names) {
    struct pl_buf *out = &options->complaint;
    struct pl_slice words[PL_CHOICES_MAX];
    size_t count = 0;

    for (; names[count] && count < PL_CHOICES_MAX; count++) {
        words[count] = pl_slice_str(names[count]);
        if (count > 0)
            pl_buf_add_str(out, names[count + 1] ? ", " : " or ");
        pl_buf_add_str(out, names[count]);
    }
    pl_nearest_ask(out, "; ", value, words, count);
    return false;
}
