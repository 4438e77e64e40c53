/*
 * Measure: run a command once and print the seconds that it took and the
 * megabytes of memory that it needed at most. Its output is thrown away.
 *
 *     measure INPUT COMMAND [ARGUMENT...]    INPUT is its standard input
 */
#include <fcntl.h>
#include <stdio.h>
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

int main(int argc, char **argv) {
    double start, end;
    int status = 0;
    pid_t child;

    if (argc < 3) {
        fputs("usage: measure INPUT COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    start = now();
    child = fork();
    if (child == 0)
        become(argv[1], argv + 2);
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror("measure");
        return 1;
    }
    end = now();
    printf("%.4f %.1f\n", end - start, peak_megabytes());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
