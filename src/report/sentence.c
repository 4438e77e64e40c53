#include "report/sentence.h"

void pl_sentence_add(struct pl_buf *out, const struct pl_finding *finding) {
    pl_buf_add_slice(out, finding->message);
    if (finding->hint.len == 0)
        return;
    pl_buf_add_str(out, "; ");
    pl_buf_add_slice(out, finding->hint);
}
