/*
 * Peer json-c: parse JSON lines from standard input, each into a tree that is
 * thrown away. No rule is checked.
 */
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    struct json_tokener *tokener = json_tokener_new();
    char *line = NULL;
    size_t room = 0;
    ssize_t len;

    while ((len = getline(&line, &room, stdin)) > 0) {
        struct json_object *tree =
            json_tokener_parse_ex(tokener, line, (int)len);
        if (tree == NULL)
            return 1;
        json_object_put(tree);
        json_tokener_reset(tokener);
    }
    free(line);
    json_tokener_free(tokener);
    return 0;
}
