#include "lib/cache.h"
#include "lib/files.h"
#include "lib/paylint.h"

static void ignore_finding(void *self, const struct pl_finding *finding) {
    (void)self;
    (void)finding;
}

static void ignore_notice(void *self, struct pl_slice file,
                          struct pl_slice message, bool is_error) {
    (void)self;
    (void)file;
    (void)message;
    (void)is_error;
}

void pl_session_list_options(struct pl_heap *heap, void *self,
                             void (*take)(void *self, struct pl_slice name,
                                          struct pl_slice help)) {
    const struct pl_load_options options = {
        .base = pl_slice_str("paylint:recommended")};
    struct pl_sink sink = {ignore_finding, ignore_notice, NULL};
    struct pl_files files;
    struct pl_cache cache;
    enum pl_status status;
    pl_files_init(&files);
    pl_cache_init(&cache, heap, pl_files_source(&files));
    pl_ruleset *ruleset =
        pl_load(heap, &options, pl_cache_source(&cache), sink, &status);
    for (size_t i = 0; ruleset && i < ruleset->list_count; i++)
        if (ruleset->lists[i]->option.len > 0)
            take(self, ruleset->lists[i]->name, ruleset->lists[i]->option);
    pl_ruleset_free(ruleset);
    pl_cache_fini(&cache);
    pl_files_fini(&files);
}
