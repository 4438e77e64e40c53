#include "report/element.h"

#include <errno.h>

void pl_element_write(struct pl_report *report, struct pl_json_tree *tree) {
    struct pl_buf *text = &report->scratch;
    pl_buf_clear(text);
    pl_buf_add_str(text, report->shown > 0 ? ",\n" : "\n");
    pl_json_write(tree, text);
    if (tree->has_failed)
        pl_output_fail(report->out, ENOMEM);
    pl_output_write(report->out, pl_buf_slice(text));
    report->shown++;
}

void pl_element_end(struct pl_report *report, const char *rest) {
    pl_output_str(report->out, report->shown > 0 ? "\n]" : "]");
    pl_output_str(report->out, rest);
}
