/*
 * Files: where rule files come from: the packs that are embedded in the program
 * (`paylint:recommended`) and the disk.
 */
#ifndef PL_LIB_FILES_H
#define PL_LIB_FILES_H

#include "input/source.h"
#include "rules/load.h"

struct dirent;

/* What is open while a file or folder is read, so that nothing is left open
 * where memory runs out. */
struct pl_files {
    struct pl_source source;
    bool is_open; /* the source */
    struct dirent **entries;
    size_t entry_count;
};

/* Have nothing open. */
void pl_files_init(struct pl_files *files);
void pl_files_fini(struct pl_files *files);

/* The source of rule files for pl_load(); `files` outlives it. */
struct pl_file_source pl_files_source(struct pl_files *files);

#endif
