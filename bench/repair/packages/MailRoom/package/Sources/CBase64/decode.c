#include "cbase64.h"

size_t cb64_decoded_capacity(size_t length) {
    return (length + 3) / 4 * 3;
}

int cb64_value(char character) {
    if (character >= 'A' && character <= 'Z') {
        return character - 'A';
    }
    if (character >= 'a' && character <= 'z') {
        return character - 'a' + 26;
    }
    if (character >= '0' && character <= '9') {
        return character - '0' + 52;
    }
    switch (character) {
    case '+':
        return 62;
    case '/':
        return 63;
    default:
        return -1;
    }
}

static int is_space(char character) {
    return character == '\r' || character == '\n' || character == ' ' || character == '\t';
}

ptrdiff_t cb64_decode(const char *text, size_t length, uint8_t *bytes) {
    uint32_t group = 0;
    size_t digits = 0;
    size_t padding = 0;
    ptrdiff_t count = 0;
    for (size_t index = 0; index < length; index += 1) {
        char character = text[index];
        if (is_space(character)) {
            continue;
        }
        if (character == '=') {
            padding += 1;
            continue;
        }
        int value = cb64_value(character);
        if (value < 0 || padding > 0) {
            return CB64_BAD_CHARACTER;
        }
        group = group << 6 | (uint32_t)value;
        digits += 1;
        if (digits % 4 == 0) {
            bytes[count++] = (uint8_t)(group >> 16);
            bytes[count++] = (uint8_t)(group >> 8);
            bytes[count++] = (uint8_t)group;
            group = 0;
        }
    }
    size_t rest = digits % 4;
    if (rest == 1 || padding > 2 || (digits + padding) % 4 != 0) {
        return CB64_BAD_LENGTH;
    }
    if (rest >= 2) {
        group <<= 6 * (4 - rest);
        bytes[count++] = (uint8_t)(group >> 16);
    }
    if (rest == 3) {
        bytes[count++] = (uint8_t)(group >> 8);
    }
    return count;
}
