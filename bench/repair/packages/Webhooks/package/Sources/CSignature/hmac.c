#include "csignature.h"

#include <string.h>

void cs_hmac_sha256(const uint8_t *key, size_t key_count,
                    const uint8_t *first, size_t first_count,
                    const uint8_t *second, size_t second_count,
                    uint8_t *digest) {
    uint8_t block[CS_BLOCK_SIZE] = {0};
    cs_sha256 hash;

    if (key_count > CS_BLOCK_SIZE) {
        cs_sha256_init(&hash);
        cs_sha256_update(&hash, key, key_count);
        cs_sha256_final(&hash, block);
    } else if (key_count > 0) {
        memcpy(block, key, key_count);
    }

    for (int i = 0; i < CS_BLOCK_SIZE; i++) {
        block[i] ^= 0x36;
    }
    cs_sha256_init(&hash);
    cs_sha256_update(&hash, block, CS_BLOCK_SIZE);
    cs_sha256_update(&hash, first, first_count);
    cs_sha256_update(&hash, second, second_count);
    uint8_t inner[CS_DIGEST_SIZE];
    cs_sha256_final(&hash, inner);

    for (int i = 0; i < CS_BLOCK_SIZE; i++) {
        block[i] ^= 0x36 ^ 0x5c;
    }
    cs_sha256_init(&hash);
    cs_sha256_update(&hash, block, CS_BLOCK_SIZE);
    cs_sha256_update(&hash, inner, CS_DIGEST_SIZE);
    cs_sha256_final(&hash, digest);
}

bool cs_equal(const uint8_t *left, const uint8_t *right, size_t count) {
    uint8_t difference = 0;
    for (size_t i = 0; i < count; i++) {
        difference |= left[i] ^ right[i];
    }
    return difference == 0;
}
