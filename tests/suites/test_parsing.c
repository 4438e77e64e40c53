/*
 * Parsing: JSONTestSuite (JSONTestSuite/test_parsing). What begins with y_ is
 * read without an error, what begins with n_ has one at least; i_ may go either
 * way, and is only read.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "json/reader.h"

#define SUITE "JSONTestSuite/test_parsing"

struct counts {
    unsigned accepted, rejected, wrong;
};

static size_t feed(void *self, char *into, size_t room,
                   enum pl_status *status) {
    (void)status;
    return fread(into, 1, room, self);
}

/* Count what makes a text malformed; the rest is well-formed, if doubtful. */
static void take_mistake(void *self, const struct pl_mistake *mistake) {
    unsigned *errors = self;

    *errors += mistake->kind != PL_MISTAKE_DUPLICATE_KEY &&
               mistake->kind != PL_MISTAKE_NUMBER_PRECISION &&
               mistake->kind != PL_MISTAKE_BOM;
}

static unsigned count_errors(FILE *in) {
    struct pl_heap heap;
    struct pl_window window;
    struct pl_token token;
    unsigned errors = 0;
    struct pl_reader_listener listener = {take_mistake, &errors};

    pl_heap_init(&heap);
    pl_window_init(&window, &heap, (struct pl_feed){feed, in});
    pl_reader *reader =
        pl_reader_new(&heap, &window, listener, pl_reader_default_limits);
    while (pl_reader_begin(reader, PL_FRAMING_ONE)) {
        do
            pl_reader_next(reader, &token);
        while (token.kind != PL_TOKEN_END);
    }
    pl_reader_free(reader);
    pl_window_fini(&window);
    return errors;
}

static void try_file(const char *folder, const char *name,
                     struct counts *counts) {
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return;
    unsigned errors = count_errors(in);
    fclose(in);
    counts->accepted += errors == 0;
    counts->rejected += errors > 0;
    if ((name[0] == 'y' && errors > 0) || (name[0] == 'n' && errors == 0)) {
        counts->wrong++;
        printf("%s: %u errors\n", name, errors);
    }
}

int main(void) {
    const char *suites = getenv("PAYLINT_SUITES");
    char folder[2048];
    struct counts counts = {0};
    const struct dirent *entry;

    snprintf(folder, sizeof folder, "%s/" SUITE,
             suites != NULL ? suites : "../shared/suites");
    DIR *files = opendir(folder);
    if (files == NULL) {
        printf("skipped: there is no %s\n", folder);
        return EXIT_SUCCESS;
    }
    while ((entry = readdir(files)) != NULL)
        if (entry->d_name[0] != '.')
            try_file(folder, entry->d_name, &counts);
    closedir(files);
    printf("%u accepted, %u rejected, %u wrong\n", counts.accepted,
           counts.rejected, counts.wrong);
    return counts.wrong > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
