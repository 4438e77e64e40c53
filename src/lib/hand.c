#include "lib/hand.h"

#include <stdlib.h>

#include "lib/session.h"

void pl_hand_init(struct pl_hand *hand, const struct pl_session *session,
                  struct pl_heap *heap) {
    *hand = (struct pl_hand){.session = session, .heap = heap};
    pl_tallies_init(&hand->before, heap);
    pl_source_init(&hand->source, heap);
    pl_beginning_init(&hand->beginning, heap);
    pl_parts_init(&hand->parts, heap);
    pl_buf_init(&hand->text, heap);
}

void pl_hand_rest(struct pl_hand *hand) {
    for (size_t i = 0; hand->runs && i < hand->session->variants.count; i++)
        pl_run_free(hand->runs[i]);
    free(hand->runs);
    hand->runs = NULL;
}

void pl_hand_fini(struct pl_hand *hand) {
    if (hand->is_open)
        pl_source_close(&hand->source);
    pl_hand_rest(hand);
    pl_tallies_fini(&hand->before);
    pl_beginning_fini(&hand->beginning);
    pl_parts_fini(&hand->parts);
    pl_buf_fini(&hand->text);
}

static size_t read_some(void *self, char *into, size_t room,
                        enum pl_status *status) {
    struct pl_hand *hand = self;
    size_t len = hand->feed.read(hand->feed.self, into, room, status);
    hand->is_stopped |= !hand->goes_on(hand->self);
    return hand->is_stopped ? 0 : len;
}

struct pl_feed pl_hand_feed(struct pl_hand *hand, struct pl_feed feed) {
    if (!hand->goes_on)
        return feed;
    hand->feed = feed;
    return (struct pl_feed){read_some, hand};
}
