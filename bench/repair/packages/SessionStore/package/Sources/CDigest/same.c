#include "cdigest.h"

bool cd_same(const uint8_t *left, const uint8_t *right, size_t count) {
    uint8_t difference = 0;
    for (size_t i = 0; i < count; i++) {
        difference |= left[i] ^ right[i];
    }
    return difference == 0;
}
