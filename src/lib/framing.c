#include "lib/framing.h"

#include "input/suffix.h"

enum pl_framing pl_framing_of(struct pl_slice name) {
    return pl_suffix_is_lines(name) ? PL_FRAMING_LINES : PL_FRAMING_ONE;
}
