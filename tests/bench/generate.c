/*
 * Generate: payloads to measure with, the same for the same seed.
 *
 *     generate FORM MEGABYTES [SEED [MISTAKES [PRODUCTS]]]
 *
 * prints purchases until there are so many megabytes (of 10^6 bytes) of them:
 * one a line (ndjson), a request of eight or so a line (requests), or as one
 * array, indented (array) or not (compact). They are clean, but for so many
 * MISTAKES among a thousand of them, and of so many different PRODUCTS.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How a purchase is written. */
struct layout {
    const char *begin, *between, *end; /* of the text */
    const char *indent; /* before a member; NULL: all on one line */
};

static const struct layout ndjson = {"", "\n", "\n", NULL};
static const struct layout array = {"[\n  ", ",\n  ", "\n]\n", "\n    "};
static const struct layout compact = {"[", ",", "]\n", NULL};
static const struct layout requests = {"{\"purchases\":[", NULL, "]}\n", NULL};

static const struct {
    const char *name;
    const struct layout *layout;
} forms[] = {{"ndjson", &ndjson},
             {"requests", &requests},
             {"array", &array},
             {"compact", &compact}};

static uint64_t state, mistakes, products;

static uint64_t below(uint64_t n) {
    uint64_t x = state += 0x9e3779b97f4a7c15u;

    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return (x ^ x >> 31) % n;
}

static const char *one_of(const char *const *texts, size_t n) {
    return texts[below(n)];
}

/* Begin a member. */
static int key(const struct layout *layout, const char *comma,
               const char *name) {
    return printf("%s%s\"%s\":%s", comma,
                  layout->indent != NULL ? layout->indent : "", name,
                  layout->indent != NULL ? " " : "");
}

static int product(void) {
    static const char *const sorts[] = {"red",   "blue",  "plain", "light",
                                        "large", "small", "warm",  "new"};
    static const char *const stuffs[] = {"canvas", "leather", "cotton", "wool",
                                         "steel",  "glass",   "oak",    "silk"};
    static const char *const things[] = {"bag",  "shoe", "shirt", "lamp",
                                         "cup",  "belt", "chair", "scarf",
                                         "ring", "box",  "hat",   "sofa"};

    if (products > 0)
        return printf("\"product no %" PRIu64 "a\"", below(products));
    return printf("\"%s %s %s\"", one_of(sorts, 8), one_of(stuffs, 8),
                  one_of(things, 12));
}

static int price(const struct layout *layout) {
    static const char *const currencies[] = {"EUR", "USD", "GBP", "CHF"};
    bool is_wrong = mistakes > 0 && below(1000) < mistakes;

    return key(layout, ",", "currency") +
           printf("\"%s%s\"", one_of(currencies, 4), is_wrong ? "O" : "") +
           key(layout, ",", "price") +
           printf("%" PRIu64 ".%02" PRIu64, below(500), below(100));
}

static int properties(const struct layout *layout) {
    static const char *const colors[] = {"red", "dark green", "gr\xC3\xBCn",
                                         "\xE9\xBB\x92"};
    static const char *const notes[] = {"gift wrapped, with a card",
                                        "said \\\"leave it at the door\\\"",
                                        "\xF0\x9F\x8E\x81 for Zo\xC3\xAB", "-"};

    return key(layout, ",", "properties") +
           printf("{\"color\":\"%s\",\"in_stock\":%s,\"size\":%" PRIu64
                  ",\"tags\":[\"sale\",\"t%" PRIu64 "\"],\"note\":\"%s\"}",
                  one_of(colors, 4), below(2) == 0 ? "true" : "false",
                  30 + below(20), below(1000), one_of(notes, 4));
}

static int purchase(const struct layout *layout) {
    int n =
        printf("{") + key(layout, "", "external_id") +
        printf("\"user-%08" PRIu64 "\"", below(100000000)) +
        key(layout, ",", "product_id") + product() + price(layout) +
        key(layout, ",", "quantity") + printf("%" PRIu64, 1 + below(9)) +
        key(layout, ",", "time") +
        printf("\"2024-%02" PRIu64 "-%02" PRIu64 "T%02" PRIu64 ":%02" PRIu64
               ":%02" PRIu64 "Z\"",
               1 + below(12), 1 + below(28), below(24), below(60), below(60));

    if (below(2) == 0)
        n += properties(layout);
    return n + printf("%s}", layout->indent != NULL ? "\n  " : "");
}

/* What stands between two purchases: in a request, sometimes the next one, and
 * at the latest behind as many as one may hold. */
static int between(const struct layout *layout, int *in_request) {
    if (layout->between != NULL)
        return printf("%s", layout->between);
    if (below(8) > 0 && *in_request < 75) {
        ++*in_request;
        return printf(",");
    }
    *in_request = 1;
    return printf("%s%s", layout->end, layout->begin);
}

static const struct layout *layout_of(const char *name) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, name) == 0)
            return forms[i].layout;
    return NULL;
}

static uint64_t number(int argc, char **argv, int index, uint64_t otherwise) {
    return argc > index ? strtoull(argv[index], NULL, 10) : otherwise;
}

int main(int argc, char **argv) {
    const struct layout *layout = argc > 2 ? layout_of(argv[1]) : NULL;

    if (layout == NULL) {
        fputs("usage: generate ndjson|requests|array|compact MEGABYTES "
              "[SEED [MISTAKES [PRODUCTS]]]\n",
              stderr);
        return 2;
    }
    int64_t left = (int64_t)number(argc, argv, 2, 0) * 1000000;
    int in_request = 1;
    state = number(argc, argv, 3, 1);
    mistakes = number(argc, argv, 4, 0);
    products = number(argc, argv, 5, 0);
    fputs(layout->begin, stdout);
    left -= purchase(layout);
    while (left > 0) {
        left -= between(layout, &in_request);
        left -= purchase(layout);
    }
    fputs(layout->end, stdout);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
