#include "recommended.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/files.h"

static void complain(void *self, const struct pl_finding *finding) {
    (void)self;
    fprintf(stderr, "%.*s\n", (int)finding->message.len, finding->message.data);
}

void recommended_note(void *self, struct pl_slice file, struct pl_slice message,
                      bool is_error) {
    (void)self;
    (void)is_error;
    fprintf(stderr, "%.*s: %.*s\n", (int)file.len, file.data, (int)message.len,
            message.data);
}

void recommended_init(struct recommended *rules) {
    enum pl_status status = PL_STATUS_OK;
    struct pl_files files;
    struct pl_load_options load = {.base = pl_slice_str("paylint:recommended")};
    struct pl_sink sink = {complain, recommended_note, NULL};

    *rules = (struct recommended){.ruleset = NULL};
    pl_heap_init(&rules->heap);
    pl_files_init(&files);
    pl_plan_init(&rules->plan, &rules->heap);
    rules->ruleset =
        pl_load(&rules->heap, &load, pl_files_source(&files), sink, &status);
    pl_files_fini(&files);
    if (!rules->ruleset || !pl_plan_make(&rules->plan, rules->ruleset))
        exit(99);
}

void recommended_fini(struct recommended *rules) {
    pl_plan_fini(&rules->plan);
    pl_ruleset_free(rules->ruleset);
}
