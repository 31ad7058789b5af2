#ifndef CDIGEST_H
#define CDIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CD_KEY_SIZE 16
#define CD_DIGEST_SIZE 16
#define CD_BLOCK_SIZE 16

/* The state of a digest that is being computed. */
typedef struct {
    uint64_t lanes[4];
    uint64_t length;
    size_t used;
    uint8_t block[CD_BLOCK_SIZE];
} cd_state;

/* Begins with a key of CD_KEY_SIZE bytes. */
void cd_begin(cd_state *state, const uint8_t *key);
void cd_add(cd_state *state, const uint8_t *bytes, size_t count);

/* Writes CD_DIGEST_SIZE bytes; the state must not be used afterwards. */
void cd_end(cd_state *state, uint8_t *digest);

/* All three at once. */
void cd_digest(const uint8_t *key, const uint8_t *bytes, size_t count, uint8_t *digest);

/* Compares in a time that does not depend on the place of the first difference. */
bool cd_same(const uint8_t *left, const uint8_t *right, size_t count);

#endif
