#include "remarks.h"

#include <stdio.h>

void remarks_print(const char *name, struct pl_slice text) {
    printf("# %s: ", name);
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\r')
            printf("\\r");
        else
            putchar(text.data[i]);
        if (text.data[i] == '\n')
            printf("# ");
    }
    putchar('\n');
}
