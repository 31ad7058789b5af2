#ifndef CSIGNATURE_H
#define CSIGNATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CS_DIGEST_SIZE 32
#define CS_BLOCK_SIZE 64

/* The state of a SHA-256 that is being computed. */
typedef struct {
    uint32_t state[8];
    uint64_t length;
    size_t used;
    uint8_t block[CS_BLOCK_SIZE];
} cs_sha256;

void cs_sha256_init(cs_sha256 *hash);
void cs_sha256_update(cs_sha256 *hash, const uint8_t *bytes, size_t count);

/* Writes CS_DIGEST_SIZE bytes; the state must not be used afterwards. */
void cs_sha256_final(cs_sha256 *hash, uint8_t *digest);

/* HMAC-SHA-256 of the concatenation of two messages, either of which may be empty. */
void cs_hmac_sha256(const uint8_t *key, size_t key_count,
                    const uint8_t *first, size_t first_count,
                    const uint8_t *second, size_t second_count,
                    uint8_t *digest);

/* Compares in a time that does not depend on the place of the first difference. */
bool cs_equal(const uint8_t *left, const uint8_t *right, size_t count);

#endif
