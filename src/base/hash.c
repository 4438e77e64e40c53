#include "base/hash.h"

#include <fcntl.h>
#include <unistd.h>

struct state {
    uint64_t v0, v1, v2, v3;
};

struct pl_hash_key pl_hash_key_random(void) {
    struct pl_hash_key key = {0x9e3779b97f4a7c15, 0xd1b54a32d192ed03};
    struct pl_hash_key random;

    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return key;
    if (read(fd, &random, sizeof random) == (ssize_t)sizeof random)
        key = random;
    close(fd);
    return key;
}

static uint64_t rotate(uint64_t x, unsigned bits) {
    return x << bits | x >> (64 - bits);
}

static inline void mix(struct state *s) {
    s->v0 += s->v1;
    s->v1 = rotate(s->v1, 13) ^ s->v0;
    s->v0 = rotate(s->v0, 32);
    s->v2 += s->v3;
    s->v3 = rotate(s->v3, 16) ^ s->v2;
    s->v0 += s->v3;
    s->v3 = rotate(s->v3, 21) ^ s->v0;
    s->v2 += s->v1;
    s->v1 = rotate(s->v1, 17) ^ s->v2;
    s->v2 = rotate(s->v2, 32);
}

/* The last word: the remaining bytes, and the number of all bytes on top. */
static uint64_t last_word(struct pl_slice bytes) {
    uint64_t word = (uint64_t)bytes.len << 56;
    size_t start = bytes.len - bytes.len % 8;
    for (size_t i = start; i < bytes.len; i++)
        word |= (uint64_t)(unsigned char)bytes.data[i] << (8 * (i - start));
    return word;
}

uint64_t pl_hash(struct pl_hash_key key, struct pl_slice bytes) {
    struct state s = {
        key.k0 ^ 0x736f6d6570736575,
        key.k1 ^ 0x646f72616e646f6d,
        key.k0 ^ 0x6c7967656e657261,
        key.k1 ^ 0x7465646279746573,
    };
    size_t whole = bytes.len - bytes.len % 8;

    for (size_t i = 0; i <= whole; i += 8) {
        uint64_t word;
        if (i < whole)
            memcpy(&word, bytes.data + i, sizeof word);
        else
            word = last_word(bytes);
        s.v3 ^= word;
        mix(&s);
        s.v0 ^= word;
    }

    s.v2 ^= 0xff;
    for (int i = 0; i < 3; i++)
        mix(&s);
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}
