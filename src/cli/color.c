#include "cli/color.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && value[0] != '\0';
}

static bool is_forced(void) {
    const char *value = getenv("CLICOLOR_FORCE");
    return value && value[0] != '\0' && strcmp(value, "0") != 0;
}

static bool is_terminal(int fd) {
    const char *kind = getenv("TERM");
    return isatty(fd) && !(kind && strcmp(kind, "dumb") == 0);
}

bool pl_color_choose(enum pl_color asked) {
    switch (asked) {
    case PL_COLOR_ALWAYS:
        return true;
    case PL_COLOR_NEVER:
        return false;
    case PL_COLOR_AUTO:
        break;
    }
    if (is_set("NO_COLOR"))
        return false;
    return is_forced() || is_terminal(STDOUT_FILENO);
}

bool pl_progress_is_seen(void) {
    return is_terminal(STDERR_FILENO);
}

/* Terminals that show links set variables of their own. */
bool pl_links_are_taken(void) {
    static const char *const names[] = {"VTE_VERSION",     "KONSOLE_VERSION",
                                        "KITTY_WINDOW_ID", "WT_SESSION",
                                        "WEZTERM_PANE",    "ITERM_SESSION_ID",
                                        "DOMTERM",         "GHOSTTY_BIN_DIR"};
    const char *program = getenv("TERM_PROGRAM");
    const char *forced = getenv("FORCE_HYPERLINK");

    if (forced && forced[0] != '\0')
        return strcmp(forced, "0") != 0;
    if (!is_terminal(STDOUT_FILENO))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_set(names[i]))
            return true;
    return program && strcmp(program, "vscode") == 0;
}
