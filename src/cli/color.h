/*
 * Color: whether to colour what goes to standard output.
 */
#ifndef PL_CLI_COLOR_H
#define PL_CLI_COLOR_H

#include <stdbool.h>

enum pl_color { PL_COLOR_AUTO, PL_COLOR_ALWAYS, PL_COLOR_NEVER };

/* Decide: what was asked for, then NO_COLOR, CLICOLOR_FORCE, a terminal. */
bool pl_color_choose(enum pl_color asked);

/* Tell whether someone sees the progress of a long run. */
bool pl_progress_is_seen(void);

/* Tell whether standard output shows links (OSC 8): FORCE_HYPERLINK, then a
 * terminal that is known to. */
bool pl_links_are_taken(void);

#endif
