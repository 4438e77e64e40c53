#include "cli/color.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && value[0] != '\0';
}

static bool is_forced(void) {
    return is_set("CLICOLOR_FORCE") && strcmp(getenv("CLICOLOR_FORCE"), "0");
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
