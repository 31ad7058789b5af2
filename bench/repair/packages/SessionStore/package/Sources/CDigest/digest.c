#include "cdigest.h"
#include "rounds.h"

enum { block_rounds = 3, final_rounds = 9 };

static uint64_t word(const uint8_t *bytes) {
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--) {
        value = (value << 8) | bytes[i];
    }
    return value;
}

static void put(uint64_t value, uint8_t *bytes) {
    for (int i = 0; i < 8; i++) {
        bytes[i] = (uint8_t)(value >> (8 * i));
    }
}

static void take_block(cd_state *state) {
    uint64_t first = word(state->block);
    uint64_t second = word(state->block + 8);
    state->lanes[0] ^= first;
    state->lanes[2] ^= second;
    cd_rounds(state->lanes, block_rounds);
    state->lanes[1] ^= second;
    state->lanes[3] ^= first;
    state->used = 0;
}

void cd_begin(cd_state *state, const uint8_t *key) {
    uint64_t low = word(key);
    uint64_t high = word(key + 8);
    state->lanes[0] = low ^ UINT64_C(0x243F6A8885A308D3);
    state->lanes[1] = high ^ UINT64_C(0x13198A2E03707344);
    state->lanes[2] = low ^ UINT64_C(0xA4093822299F31D0);
    state->lanes[3] = high ^ UINT64_C(0x082EFA98EC4E6C89);
    state->length = 0;
    state->used = 0;
    cd_rounds(state->lanes, block_rounds);
}

void cd_add(cd_state *state, const uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        state->block[state->used++] = bytes[i];
        if (state->used == CD_BLOCK_SIZE) {
            take_block(state);
        }
    }
    state->length += count;
}

void cd_end(cd_state *state, uint8_t *digest) {
    state->block[state->used++] = 0x80;
    while (state->used < CD_BLOCK_SIZE) {
        state->block[state->used++] = 0;
    }
    take_block(state);
    state->lanes[1] ^= state->length;
    cd_rounds(state->lanes, final_rounds);
    put(state->lanes[0] ^ state->lanes[2], digest);
    put(state->lanes[1] ^ state->lanes[3], digest + 8);
}

void cd_digest(const uint8_t *key, const uint8_t *bytes, size_t count, uint8_t *digest) {
    cd_state state;
    cd_begin(&state, key);
    cd_add(&state, bytes, count);
    cd_end(&state, digest);
}
