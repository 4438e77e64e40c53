/*
 * Replay: a main() for a fuzz target where libFuzzer is not linked: runs the
 * target once on each file named, and on the empty input.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SEED_MAX (16L * 1024 * 1024)

/* Run the target on a copy of exactly the file's size, so that a sanitizer
 * sees a read past its end. Returns false if the file cannot be read. */
static int replay(const char *path) {
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return 0;

    uint8_t *room = malloc(SEED_MAX);
    size_t size = room == NULL ? 0 : fread(room, 1, SEED_MAX, in);
    int is_read = room != NULL && !ferror(in);
    fclose(in);

    uint8_t *exact = is_read ? realloc(room, size > 0 ? size : 1) : NULL;
    if (exact != NULL)
        LLVMFuzzerTestOneInput(exact, size);
    free(exact == NULL ? room : exact);
    return exact != NULL;
}

int main(int argc, char **argv) {
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++) {
        if (replay(argv[i]))
            continue;
        perror(argv[i]);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
