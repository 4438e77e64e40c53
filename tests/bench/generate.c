/*
 * Generate: clean payloads to measure with, the same for the same seed.
 *
 *     generate ndjson|array MEGABYTES [SEED]
 *
 * prints purchases until there are so many megabytes (of 10^6 bytes) of them:
 * one a line, or as one indented array.
 */
#include <inttypes.h>
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

static uint64_t state;

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

    return printf("\"%s %s %s\"", one_of(sorts, 8), one_of(stuffs, 8),
                  one_of(things, 12));
}

static int price(const struct layout *layout) {
    static const char *const currencies[] = {"EUR", "USD", "GBP", "CHF"};

    return key(layout, ",", "currency") +
           printf("\"%s\"", one_of(currencies, 4)) + key(layout, ",", "price") +
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

int main(int argc, char **argv) {
    const struct layout *layout;
    int64_t left;

    if (argc < 3 ||
        (strcmp(argv[1], "ndjson") != 0 && strcmp(argv[1], "array") != 0)) {
        fputs("usage: generate ndjson|array MEGABYTES [SEED]\n", stderr);
        return 2;
    }
    layout = argv[1][0] == 'n' ? &ndjson : &array;
    left = (int64_t)strtoll(argv[2], NULL, 10) * 1000000;
    state = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    fputs(layout->begin, stdout);
    left -= purchase(layout);
    while (left > 0) {
        fputs(layout->between, stdout);
        left -= purchase(layout);
    }
    fputs(layout->end, stdout);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
