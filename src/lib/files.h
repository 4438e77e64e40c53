/*
 * Files: where rule files come from: the packs that are embedded in the program
 * (`paylint:recommended`) and the disk.
 */
#ifndef PL_LIB_FILES_H
#define PL_LIB_FILES_H

#include "rules/load.h"

/* The source of rule files for pl_load(). */
struct pl_file_source pl_files(void);

#endif
