/*
 * Unit: runs every suite of this folder and reports in TAP. CK_FORK=no runs
 * them in one process, for gdb and valgrind; CK_RUN_SUITE=NAME runs one.
 */
#include <check.h>
#include <stddef.h>
#include <stdlib.h>

#define SUITE(name) Suite *name##_suite(void);
#include "suites.def"
#undef SUITE

static Suite *(*const suites[])(void) = {
#define SUITE(name) name##_suite,
#include "suites.def"
#undef SUITE
    NULL};

int main(void) {
    /* A test that hangs ends, one on a slow machine does not. */
    setenv("CK_DEFAULT_TIMEOUT", "120", 0);
    SRunner *runner = srunner_create(NULL);

    for (size_t i = 0; suites[i] != NULL; i++)
        srunner_add_suite(runner, suites[i]());
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    srunner_free(runner);
    return 0;
}
