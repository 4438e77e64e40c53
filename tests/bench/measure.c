/*
 * Measure: run a command, once or so many times in a row, and print the seconds
 * that it took and the megabytes of memory that it needed at most. Its output
 * is thrown away.
 *
 *     measure TIMES INPUT COMMAND [ARGUMENT...]    INPUT is its standard input
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int redirect(const char *path, int flags, int as) {
    int file = open(path, flags);

    return file >= 0 && dup2(file, as) >= 0;
}

static void become(const char *input, char **command) {
    if (redirect(input, O_RDONLY, 0) && redirect("/dev/null", O_WRONLY, 1))
        execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

static double peak_megabytes(void) {
    struct rusage usage;

    getrusage(RUSAGE_CHILDREN, &usage);
#ifdef __APPLE__
    return (double)usage.ru_maxrss / 1e6; /* bytes there */
#else
    return (double)usage.ru_maxrss * 1024 / 1e6;
#endif
}

/* Returns the exit status of the command, or 1. */
static int run(const char *input, char **command) {
    int status = 0;
    pid_t child = fork();

    if (child == 0)
        become(input, command);
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror("measure");
        return 1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int main(int argc, char **argv) {
    double start;
    int status = 0;

    if (argc < 4) {
        fputs("usage: measure TIMES INPUT COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    start = now();
    for (int i = atoi(argv[1]); i > 0; i--)
        status = run(argv[2], argv + 3);
    printf("%.4f %.1f\n", now() - start, peak_megabytes());
    return status;
}
