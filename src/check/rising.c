/* rising: the date-times in an array rise from element to element. Elements
 * without a date-time are ignored. */

#include "check/check.h"
#include "check/datetime.h"

struct settings {
    struct pl_slice by; /* the key of the date-time in each element; NULL data:
                           the element itself is it */
    bool is_even;       /* all steps must be as long as the first */
};

/* The first wrong step: from element `from` to element `to`, its length, and
 * the length expected, in seconds. */
struct fault {
    uint64_t from, to;
    int64_t step, expected;
    bool is_rising;
};

/* The length of the first step, in seconds: in UTC and by the local clock. A
 * step keeps the pace if either is the same, because offsets change with the
 * season. */
struct pace {
    bool is_set;
    int64_t universal, local;
};

/* The index of the member `by` in `element`; UINT64_MAX if there is none. Of
 * equal keys the last one counts. */
static uint64_t member_of(const struct settings *own,
                          const struct pl_value *element) {
    if (element->type != PL_TYPE_OBJECT || !element->has_content)
        return UINT64_MAX;
    for (uint64_t i = element->size; i > 0; i--)
        if (pl_slice_eq(element->members[i - 1].key.text, own->by))
            return i - 1;
    return UINT64_MAX;
}

static const struct pl_value *value_of(const struct settings *own,
                                       const struct pl_value *element) {
    if (own->by.data == NULL)
        return element;
    uint64_t member = member_of(own, element);
    return member == UINT64_MAX ? NULL : &element->members[member].value;
}

static bool read(const struct settings *own, const struct pl_value *element,
                 struct pl_datetime *out) {
    const struct pl_value *value = value_of(own, element);

    if (value == NULL || value->type != PL_TYPE_STRING)
        return false;
    *out = pl_datetime_read(value->text);
    return pl_datetime_exists(out);
}

static bool is_later(const struct pl_datetime *a, const struct pl_datetime *b) {
    if (b->seconds != a->seconds)
        return b->seconds > a->seconds;
    /* of two fractions in one second it is unknown which is greater */
    return a->has_fraction || b->has_fraction;
}

/* Tell whether the step from `a` to `b` keeps the pace. The first step sets
 * it. */
static bool keeps(struct pace *pace, const struct pl_datetime *a,
                  const struct pl_datetime *b) {
    int64_t universal = b->seconds - a->seconds;
    int64_t local = universal + ((int64_t)b->offset - a->offset) * 60;

    if (!pace->is_set)
        *pace = (struct pace){true, universal, local};
    return universal == pace->universal || local == pace->local;
}

/* Find the first wrong step. A step that leads over ignored elements may have
 * any length. */
static bool find(const struct settings *own, const struct pl_value *array,
                 struct fault *out) {
    struct pace pace = {0};
    struct pl_datetime last = {0}, next;
    uint64_t from = UINT64_MAX;

    if (!array->has_content)
        return false;
    for (uint64_t i = 0; i < array->size; i++) {
        if (!read(own, &array->items[i], &next))
            continue;
        bool is_rising = from == UINT64_MAX || is_later(&last, &next);
        bool is_step = own->is_even && from != UINT64_MAX && i == from + 1;
        if (!is_rising || (is_step && !keeps(&pace, &last, &next))) {
            *out = (struct fault){from, i, next.seconds - last.seconds,
                                  pace.universal, is_rising};
            return true;
        }
        from = i;
        last = next;
    }
    return false;
}

static bool test(const void *settings, const struct pl_value *value,
                 const struct pl_siblings *siblings) {
    struct fault fault;

    (void)siblings;
    return !find(settings, value, &fault);
}

static size_t culprit(const void *settings, const struct pl_value *value,
                      const struct pl_siblings *siblings,
                      uint64_t way[PL_CULPRIT_STEPS_MAX]) {
    const struct settings *own = settings;
    struct fault fault;

    (void)siblings;
    if (!find(own, value, &fault))
        return 0;
    way[0] = fault.to;
    if (own->by.data == NULL)
        return 1;
    way[1] = member_of(own, &value->items[fault.to]);
    return 2;
}

static void explain(const void *settings, const struct pl_value *value,
                    const struct pl_siblings *siblings,
                    struct pl_facts *facts) {
    const struct settings *own = settings;
    struct fault fault;

    (void)siblings;
    if (!find(own, value, &fault))
        return;
    struct pl_buf *out = pl_facts_begin(facts, "reason");
    if (fault.is_rising)
        pl_buf_add_format(out,
                          "it is %lld seconds after the one before, and the "
                          "first step is %lld",
                          (long long)fault.step, (long long)fault.expected);
    else
        pl_buf_add_str(out, "it is not after the one before");
    pl_facts_end(facts);
    const struct pl_value *previous = value_of(own, &value->items[fault.from]);
    if (previous != NULL)
        pl_facts_text(facts, "previous", previous->text);
    pl_facts_count(facts, "second", fault.to);
    pl_facts_count(facts, "first", fault.from);
}

static bool is_plain(const void *settings, const struct pl_value *value) {
    (void)settings;
    return value->size < 2;
}

static const struct pl_param params[] = {
    {"by", PL_PARAM_TEXT, false, offsetof(struct settings, by), NULL,
     "the member of each element that is looked at"},
    {"even", PL_PARAM_FLAG, false, offsetof(struct settings, is_even), NULL,
     "every step is as long as the first"},
    {0},
};

const struct pl_check pl_check_rising = {
    .name = "rising",
    .summary = "the date-times in the array rise",
    .facts = " first previous reason second ",
    .scope = PL_SCOPE_CONTENT,
    .types = PL_TYPE_BIT(PL_TYPE_ARRAY),
    .size = sizeof(struct settings),
    .params = params,
    .test = test,
    .is_plain = is_plain,
    .culprit = culprit,
    .explain = explain,
};
