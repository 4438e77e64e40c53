#include "cli/setting.h"

#include "cli/complaint.h"
#include "cli/moment.h"

static bool set_words(struct pl_options *options,
                      const struct pl_option *option,
                      struct pl_option_list *list, struct pl_slice value) {
    size_t before = list->count;

    while (value.len > 0) {
        const char *comma = memchr(value.data, ',', value.len);
        size_t len = comma ? (size_t)(comma - value.data) : value.len;
        if (len > 0)
            pl_option_list_add(options, list, pl_slice_of(value.data, len));
        len += comma ? 1 : 0;
        value = pl_slice_of(value.data + len, value.len - len);
    }
    if (list->count > before)
        return true;
    return pl_complain_of_option(options, option,
                                 " needs a rule, a group/ or a glob");
}

static bool set_param(struct pl_options *options,
                      const struct pl_option *option,
                      struct pl_option_list *list, struct pl_slice value) {
    const char *sign = memchr(value.data, '=', value.len);

    if (!sign || sign == value.data)
        return pl_complain_of_value(options, option, value, "NAME=VALUE");
    pl_option_list_add(options, list, value);
    return true;
}

static bool set_count(struct pl_options *options,
                      const struct pl_option *option, uint64_t *count,
                      struct pl_slice value) {
    *count = 0;
    for (size_t i = 0; i < value.len; i++) {
        char digit = value.data[i];
        if (digit < '0' || digit > '9' || value.len > 18)
            return pl_complain_of_value(options, option, value,
                                        "a number, 0 or more");
        *count = *count * 10 + (uint64_t)(digit - '0');
    }
    if (value.len == 0)
        return pl_complain_of_value(options, option, value,
                                    "a number, 0 or more");
    return true;
}

static bool set_choice(struct pl_options *options,
                       const struct pl_option *option, int *choice,
                       struct pl_slice value) {
    const struct pl_option_word *words = option->words;
    const char *names[PL_CHOICES_MAX];
    size_t count = 0;

    for (size_t i = 0; words[i].word; i++) {
        if (pl_slice_is(value, words[i].word)) {
            *choice = words[i].value;
            return true;
        }
        if (!words[i].is_alias)
            names[count++] = words[i].word;
    }
    names[count] = NULL;
    pl_complain_of_value(options, option, value, "");
    return pl_complain_of_choice(options, value, names);
}

static bool set_format(struct pl_options *options,
                       const struct pl_option *option, struct pl_slice value) {
    const char *const *names = pl_session_formats();

    for (size_t i = 0; names[i]; i++) {
        if (pl_slice_is(value, names[i])) {
            pl_option_reports_add(options, names[i]);
            return true;
        }
    }
    pl_complain_of_value(options, option, value, "");
    return pl_complain_of_choice(options, value, names);
}

/* Set the file of the last report. `-` is standard output, the default. */
static bool set_output(struct pl_options *options,
                       const struct pl_option *option, struct pl_slice value) {
    struct pl_option_reports *reports = &options->reports;
    struct pl_report_to *to = reports->count > 0
                                  ? &reports->items[reports->count - 1]
                                  : pl_option_reports_add(options, "text");
    if (value.len == 0)
        return pl_complain_of_value(options, option, value, "a file");
    if (to->path)
        return pl_complain_of_option(options, option,
                                     " is there twice for one format: give "
                                     "each file a format, -f NAME -o FILE");
    if (!pl_slice_is(value, "-"))
        to->path = value.data;
    return true;
}

static bool set_moment(struct pl_options *options,
                       const struct pl_option *option, int64_t *moment,
                       struct pl_slice value) {
    if (pl_moment_read(moment, value))
        return true;
    return pl_complain_of_value(options, option, value,
                                "2024-05-01T12:00:00Z or seconds since 1970");
}

bool pl_setting_store(struct pl_options *options,
                      const struct pl_option *option, struct pl_slice value) {
    void *field = (char *)options + option->offset;

    switch (option->kind) {
    case PL_OPTION_FLAG:
        *(bool *)field = true;
        return true;
    case PL_OPTION_TEXT:
        *(const char **)field = value.data;
        return true;
    case PL_OPTION_FORMAT:
        return set_format(options, option, value);
    case PL_OPTION_OUTPUT:
        return set_output(options, option, value);
    case PL_OPTION_CHOICE:
        return set_choice(options, option, field, value);
    case PL_OPTION_COUNT:
        return set_count(options, option, field, value);
    case PL_OPTION_MOMENT:
        return set_moment(options, option, field, value);
    case PL_OPTION_LIST:
        pl_option_list_add(options, field, value);
        return true;
    case PL_OPTION_WORDS:
        return set_words(options, option, field, value);
    case PL_OPTION_PARAM:
        return set_param(options, option, field, value);
    }
    return false;
}
