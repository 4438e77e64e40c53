/*
 * Color: decide whether standard output is coloured and has links, and whether
 * progress is shown.
 */
#ifndef PL_CLI_COLOR_H
#define PL_CLI_COLOR_H

#include <stdbool.h>

enum pl_color { PL_COLOR_AUTO, PL_COLOR_ALWAYS, PL_COLOR_NEVER };

/* Tell whether to use colour. In this order: what was asked for, NO_COLOR,
 * CLICOLOR_FORCE, whether standard output is a terminal. */
bool pl_color_choose(enum pl_color asked);

/* Tell whether standard error is a terminal, so that progress can be seen. */
bool pl_progress_is_seen(void);

/* Tell whether standard output shows links (OSC 8). In this order:
 * FORCE_HYPERLINK, a terminal that is known to show them. */
bool pl_links_are_taken(void);

#endif
