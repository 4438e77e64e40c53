#include "lib/paylint.h"

#include "report/reporter.h"

const char *const *pl_session_formats(void) {
#define REPORTER(name) #name,
    static const char *const formats[] = {
#include "report/list.def"
        NULL};
#undef REPORTER
    return formats;
}
