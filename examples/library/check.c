/* check FILE: print what the recommended rules say of a file. */
#include <libpaylint.h>

#include <stdio.h>
#include <stdlib.h>

static char text[1 << 20];

static void print(const paylint_report *report) {
    for (size_t i = 0; i < paylint_count(report); i++) {
        const struct paylint_finding *finding = paylint_finding_at(report, i);
        printf("%s:%llu:%llu: %s [%s]\n", finding->file,
               (unsigned long long)finding->range.line,
               (unsigned long long)finding->range.column, finding->message,
               finding->rule);
    }
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "check: name a file that can be read\n");
        return 2;
    }
    size_t len = fread(text, 1, sizeof text, file);
    fclose(file);

    struct paylint_options options = {.name = argv[1]};
    paylint_rules *rules = NULL;
    paylint_report *report = NULL;
    if (paylint_load(NULL, &rules, NULL) != PAYLINT_OK ||
        paylint_check(rules, text, len, &options, &report) != PAYLINT_OK)
        return 2;
    print(report);
    int status = paylint_count(report) > 0;
    paylint_report_free(report);
    paylint_rules_free(rules);
    return status;
}
