/*
 * Ignore: what the .gitignore and .ignore files say about the entries of
 * folders. .ignore is written alike and is asked first; $GIT_DIR/info/exclude
 * is asked last. Within each kind the file of the nearest folder is asked
 * first, up to the folder that holds .git or, without one, to the working
 * directory (a folder that is not below it is asked alone). What is in an
 * ignored folder is ignored whatever the files in it say. What git tracks is
 * not asked, and neither is what a user has set up for all of his repositories:
 * the same tree gives the same files everywhere.
 */
#ifndef PL_INPUT_IGNORE_H
#define PL_INPUT_IGNORE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/status.h"
#include "input/patterns.h"

#define PL_IGNORE_FILE_MAX (8 * 1024 * 1024)

/* The kinds of files, as they are asked. */
enum pl_ignore_kind { PL_IGNORE_OWN, PL_IGNORE_GIT, PL_IGNORE_EXCLUDE };
#define PL_IGNORE_KINDS 3

/* Which pattern ignores something. */
struct pl_ignored_by {
    struct pl_slice file; /* its real path */
    uint64_t line;
};

struct pl_ignore_folder {
    struct pl_ignore_folder *up; /* NULL: no other is asked */
    struct pl_slice path;        /* absolute, without links */
    struct pl_patterns patterns[PL_IGNORE_KINDS];
    bool has_patterns;       /* it, or one above it that is asked */
    struct pl_ignored_by by; /* what ignores the folder; line 0: nothing */
    struct pl_ignore_folder *next; /* of all */
};

struct pl_ignore {
    struct pl_heap *heap;
    struct pl_arena arena;
    struct pl_ignore_folder *folders; /* all of them */
    struct pl_map index;              /* those that were asked for by path */
    struct pl_ignore_folder **indexed;
    size_t count, cap;
    struct pl_buf path, text;
    int fd;                  /* the file that is being read, or -1 */
    struct pl_slice working; /* the working directory; empty: unknown yet */
    /* Is told of a file of patterns that cannot be read, and the errno. */
    void (*trouble)(void *self, struct pl_slice path, enum pl_status status,
                    int error);
    void *self;
};

void pl_ignore_init(struct pl_ignore *ignore, struct pl_heap *heap);
void pl_ignore_fini(struct pl_ignore *ignore);

/* The folder at `path` (terminated), with all that is asked above it; NULL if
 * it cannot be told where it is. */
struct pl_ignore_folder *pl_ignore_at(struct pl_ignore *ignore,
                                      struct pl_slice path);

/* The folder `name` in `up`, whose files are not read yet. */
struct pl_ignore_folder *pl_ignore_enter(struct pl_ignore *ignore,
                                         struct pl_ignore_folder *up,
                                         struct pl_slice name);

/* Read the files of a folder that was entered, in which are .ignore,
 * .gitignore and .git or not. */
void pl_ignore_read(struct pl_ignore *ignore, struct pl_ignore_folder *folder,
                    bool has_own, bool has_git, bool is_repository);

/* Tell whether `name` in `folder` is ignored, and by which pattern. */
bool pl_ignore_holds(struct pl_ignore *ignore,
                     const struct pl_ignore_folder *folder,
                     struct pl_slice name, bool is_folder,
                     struct pl_ignored_by *by);

#endif
