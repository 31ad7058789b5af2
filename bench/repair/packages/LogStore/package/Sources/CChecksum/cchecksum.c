#include "cchecksum.h"

static const uint32_t polynomial = 0xEDB88320u;

uint32_t cchecksum_update(uint32_t checksum, const uint8_t *bytes, size_t count) {
    uint32_t crc = ~checksum;
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            uint32_t mask = (uint32_t)0 - (crc & 1u);
            crc = (crc >> 1) ^ (polynomial & mask);
        }
    }
    return ~crc;
}

uint32_t cchecksum_crc32(const uint8_t *bytes, size_t count) {
    return cchecksum_update(0, bytes, count);
}

static void put(uint32_t value, uint8_t *bytes) {
    for (int i = 0; i < 4; i++) {
        bytes[i] = (uint8_t)(value >> (8 * i));
    }
}

static uint32_t get(const uint8_t *bytes) {
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        value |= (uint32_t)bytes[i] << (8 * i);
    }
    return value;
}

void cchecksum_put_head(cchecksum_head head, uint8_t *bytes) {
    put(head.length, bytes);
    put(head.checksum, bytes + 4);
}

cchecksum_head cchecksum_get_head(const uint8_t *bytes) {
    cchecksum_head head = {get(bytes), get(bytes + 4)};
    return head;
}
