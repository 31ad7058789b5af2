#include "rounds.h"

static uint64_t turn(uint64_t value, int bits) {
    return (value << bits) | (value >> (64 - bits));
}

void cd_rounds(uint64_t *lanes, int count) {
    for (int i = 0; i < count; i++) {
        lanes[0] += lanes[1];
        lanes[3] = turn(lanes[3] ^ lanes[0], 41);
        lanes[2] += lanes[3];
        lanes[1] = turn(lanes[1] ^ lanes[2], 19);
        lanes[0] += turn(lanes[3], 7);
        lanes[2] ^= turn(lanes[0], 29) + (uint64_t)i;
    }
}
