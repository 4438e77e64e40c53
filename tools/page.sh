#!/bin/sh
# page.sh FILE...: print C in which each file is lines of text: page/style.css
# is pl_page_style.
set -eu

echo '#include <stddef.h>'
echo '#include "report/page.h"'
for file; do
    name=$(basename "$file")
    echo "const char *const pl_page_${name%.*}[] = {"
    sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$/\\n",/' "$file"
    echo 'NULL};'
done
