/*
 * Files: where rule files come from: the disk, or the packs that are embedded
 * in the program (`paylint:recommended`). A pack is a rule file of ours.
 */
#ifndef PL_LIB_FILES_H
#define PL_LIB_FILES_H

#include "input/source.h"
#include "rules/load.h"

struct dirent;

/* What is open while a file or folder is read. It is kept here so that it can
 * be closed if memory runs out. */
struct pl_files {
    struct pl_source source;
    bool is_open; /* `source` is open */
    struct dirent **entries;
    size_t entry_count;
};

/* Begin with nothing open; close what is open. */
void pl_files_init(struct pl_files *files);
void pl_files_fini(struct pl_files *files);

/* The source of rule files for pl_load(). `files` must outlive it. */
struct pl_file_source pl_files_source(struct pl_files *files);

#endif
