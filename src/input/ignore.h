/*
 * Ignore: which entries of folders the .gitignore and .ignore files exclude.
 * .ignore files are asked first, then .gitignore, then $GIT_DIR/info/exclude.
 * Of each kind, the file of the nearest folder is asked first, up to the folder
 * with .git; without one, up to the working directory (a folder that is not
 * below it is asked alone). Whatever is in an ignored folder is ignored.
 *
 * Neither the files that git tracks nor a user's own settings are asked, so
 * that the same tree always gives the same files.
 */
#ifndef PL_INPUT_IGNORE_H
#define PL_INPUT_IGNORE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/status.h"
#include "input/patterns.h"

#define PL_IGNORE_FILE_MAX (8 * 1024 * 1024)

/* The kinds of files, in the order in which they are asked. */
enum pl_ignore_kind { PL_IGNORE_OWN, PL_IGNORE_GIT, PL_IGNORE_EXCLUDE };
#define PL_IGNORE_KINDS 3

/* The pattern that ignores something. */
struct pl_ignored_by {
    struct pl_slice file; /* real path of its file */
    uint64_t line;
};

struct pl_ignore_folder {
    struct pl_ignore_folder *up; /* the folder above; NULL: none is asked */
    struct pl_slice path;        /* absolute, without links */
    struct pl_patterns patterns[PL_IGNORE_KINDS];
    bool has_patterns;       /* in it, or above it where folders are asked */
    struct pl_ignored_by by; /* the pattern that ignores the folder; line 0:
                                none */
    struct pl_ignore_folder *next; /* list of all folders */
};

struct pl_ignore {
    struct pl_heap *heap;
    struct pl_arena arena;
    struct pl_ignore_folder *folders; /* list of all folders */
    struct pl_map index;              /* path → index into `indexed` */
    struct pl_ignore_folder **indexed;
    size_t count, cap;
    struct pl_buf path, text;
    int fd;                  /* file that is being read, or -1 */
    struct pl_slice working; /* the working directory; empty: not known yet */
    /* Called for a file of patterns that cannot be read; `error` is an
     * errno. */
    void (*trouble)(void *self, struct pl_slice path, enum pl_status status,
                    int error);
    void *self;
};

void pl_ignore_init(struct pl_ignore *ignore, struct pl_heap *heap);
void pl_ignore_fini(struct pl_ignore *ignore);

/* The folder at `path` (which ends with a NUL), with the folders above it that
 * are asked. NULL if its place cannot be found out. */
struct pl_ignore_folder *pl_ignore_at(struct pl_ignore *ignore,
                                      struct pl_slice path);

/* Make the folder `name` in `up`. Its files are not read yet. */
struct pl_ignore_folder *pl_ignore_enter(struct pl_ignore *ignore,
                                         struct pl_ignore_folder *up,
                                         struct pl_slice name);

/* Read the files of a folder made by pl_ignore_enter(). The flags tell whether
 * it has .ignore, .gitignore and .git. */
void pl_ignore_read(struct pl_ignore *ignore, struct pl_ignore_folder *folder,
                    bool has_own, bool has_git, bool is_repository);

/* Tell whether `name` in `folder` is ignored. If so, `*by` is the pattern. */
bool pl_ignore_holds(struct pl_ignore *ignore,
                     const struct pl_ignore_folder *folder,
                     struct pl_slice name, bool is_folder,
                     struct pl_ignored_by *by);

#endif
