#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* The bytes of a frame's head: length and checksum, both little-endian. */
#define CCHECKSUM_HEAD_SIZE 8

/* What stands before each record of a segment. */
typedef struct {
    uint32_t length;
    uint32_t checksum;
} cchecksum_head;

/* CRC-32 (IEEE 802.3) of `count` bytes. `bytes` may be NULL if `count` is 0. */
uint32_t cchecksum_crc32(const uint8_t *bytes, size_t count);

/* Goes on with a checksum: crc32(a + b) == update(crc32(a), b). */
uint32_t cchecksum_update(uint32_t checksum, const uint8_t *bytes, size_t count);

/* Writes a head to CCHECKSUM_HEAD_SIZE bytes. */
void cchecksum_put_head(cchecksum_head head, uint8_t *bytes);

/* Reads a head from CCHECKSUM_HEAD_SIZE bytes. */
cchecksum_head cchecksum_get_head(const uint8_t *bytes);

#endif
