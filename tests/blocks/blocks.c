/*
 * Blocks: print the code blocks of Markdown pages as cmark's XML has them, for
 * tests/blocks.t to compare. What stands in <pre> is not among these.
 *
 *     blocks PAGE...
 */
#include <stdio.h>
#include <stdlib.h>

#include "input/blocks.h"

static void print_escaped(struct pl_slice text) {
    for (size_t i = 0; i < text.len; i++)
        switch (text.data[i]) {
        case '&':
            fputs("&amp;", stdout);
            break;
        case '<':
            fputs("&lt;", stdout);
            break;
        case '>':
            fputs("&gt;", stdout);
            break;
        case '"':
            fputs("&quot;", stdout);
            break;
        default:
            putchar(text.data[i]);
        }
}

static void print_block(void *self, const struct pl_block *block) {
    (void)self;
    if (block->kind == PL_BLOCK_PRE)
        return;
    fputs("<code_block", stdout);
    if (block->info.len > 0) {
        fputs(" info=\"", stdout);
        print_escaped(block->info);
        putchar('"');
    }
    fputs(" xml:space=\"preserve\">", stdout);
    print_escaped(pl_extract_text(block->code));
    puts("</code_block>");
}

static void print_page(const char *name) {
    struct pl_heap heap;
    struct pl_buf text;
    struct pl_extract page;
    struct pl_workspace space;
    FILE *file = fopen(name, "rb");
    if (!file) {
        perror(name);
        exit(1);
    }
    pl_heap_init(&heap);
    pl_buf_init(&text, &heap);
    pl_extract_init(&page, &heap);
    pl_workspace_init(&space, &heap);
    for (int c; (c = getc(file)) != EOF;)
        pl_buf_add_char(&text, (char)c);
    fclose(file);
    pl_extract_source(&page, pl_buf_slice(&text));
    pl_blocks_find(&space, &page, (struct pl_block_taker){print_block, NULL});
    pl_workspace_fini(&space);
    pl_extract_fini(&page);
    pl_buf_fini(&text);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        print_page(argv[i]);
    return 0;
}
