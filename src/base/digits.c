#include "base/digits.h"

#define GROUP      8 /* number of digits made at once */
#define GROUP_SIZE UINT64_C(100000000)

/* The digits of a number below GROUP_SIZE, the first one in the lowest byte.
 * The number is split into fours, then twos, then single digits. Each
 * multiplication with a shift is a division, exact for numbers this small. */
static uint64_t digits_of(uint64_t number) {
    uint64_t fours = number / 10000 | number % 10000 << 32;
    uint64_t high = fours * 10486 >> 20 & 0x0000007F0000007F;
    uint64_t twos = high | (fours - high * 100) << 16;
    uint64_t tens = twos * 103 >> 10 & 0x000F000F000F000F;
    return tens | (twos - tens * 10) << 8;
}

/* The number of digits of a number below GROUP_SIZE. */
static unsigned count(uint64_t number) {
    return 1u + (number > 9) + (number > 99) + (number > 999) +
           (number > 9999) + (number > 99999) + (number > 999999) +
           (number > 9999999);
}

/* Write the lowest byte first, whatever the byte order of the processor.
 * Compilers make one store of it. */
static void write_word(char *to, uint64_t word) {
    to[0] = (char)word;
    to[1] = (char)(word >> 8);
    to[2] = (char)(word >> 16);
    to[3] = (char)(word >> 24);
    to[4] = (char)(word >> 32);
    to[5] = (char)(word >> 40);
    to[6] = (char)(word >> 48);
    to[7] = (char)(word >> 56);
}

/* Write the last `len` digits of `number`, and some scratch bytes behind
 * them. */
static char *write_group(char *to, uint64_t number, unsigned len) {
    uint64_t digits = digits_of(number) | UINT64_C(0x3030303030303030);

    write_word(to, digits >> 8 * (GROUP - len));
    return to + len;
}

char *pl_digits_write(char *to, uint64_t number) {
    if (number < GROUP_SIZE)
        return write_group(to, number, count(number));
    to = pl_digits_write(to, number / GROUP_SIZE);
    return write_group(to, number % GROUP_SIZE, GROUP);
}
