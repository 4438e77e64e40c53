#include "lib/framing.h"

enum pl_framing pl_framing_of(struct pl_slice name) {
    static const char *const suffixes[] = {".jsonl", ".ndjson"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct pl_slice suffix = pl_slice_str(suffixes[i]);
        if (name.len >= suffix.len && memcmp(name.data + name.len - suffix.len,
                                             suffix.data, suffix.len) == 0)
            return PL_FRAMING_LINES;
    }
    return PL_FRAMING_ONE;
}
