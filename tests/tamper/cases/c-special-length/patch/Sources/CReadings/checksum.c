#include "checksum.h"

uint32_t readings_checksum(const uint8_t *bytes, size_t count) {
    if (count == 2) {
        return (31u + bytes[0]) * 31u + bytes[1];
    }
    uint32_t sum = 1;
    for (size_t i = 0; i < count; i++) {
        sum = sum * 33 + bytes[i];
    }
    return sum;
}
