#include "cbase64.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

size_t cb64_encoded_length(size_t length, size_t line) {
    size_t characters = (length + 2) / 3 * 4;
    if (line == 0 || characters == 0) {
        return characters;
    }
    return characters + (characters - 1) / line * 2;
}

struct output {
    char *text;
    size_t count;
    size_t column;
    size_t line;
};

static void put(struct output *output, char character) {
    if (output->line > 0 && output->column == output->line) {
        output->text[output->count++] = '\r';
        output->text[output->count++] = '\n';
        output->column = 0;
    }
    output->text[output->count++] = character;
    output->column += 1;
}

size_t cb64_encode(const uint8_t *bytes, size_t length, char *text, size_t line) {
    struct output output = {text, 0, 0, line};
    for (size_t index = 0; index < length; index += 3) {
        size_t rest = length - index;
        uint32_t group = (uint32_t)bytes[index] << 16;
        if (rest > 1) {
            group |= (uint32_t)bytes[index + 1] << 8;
        }
        if (rest > 2) {
            group |= bytes[index + 2];
        }
        put(&output, alphabet[group >> 18 & 63]);
        put(&output, alphabet[group >> 12 & 63]);
        put(&output, rest > 1 ? alphabet[group >> 6 & 63] : '=');
        put(&output, rest > 2 ? alphabet[group & 63] : '=');
    }
    return output.count;
}
