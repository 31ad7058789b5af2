#ifndef CBASE64_H
#define CBASE64_H

#include <stddef.h>
#include <stdint.h>

/// What went wrong while decoding; lengths are never negative.
enum {
    CB64_BAD_CHARACTER = -1,
    CB64_BAD_LENGTH = -2,
};

/// How many characters `length` bytes become, with a CRLF between lines of `line` characters.
/// A `line` of 0 means one line.
size_t cb64_encoded_length(size_t length, size_t line);

/// Writes the characters of `bytes` to `text`, which has room for cb64_encoded_length of them.
/// Returns how many were written.
size_t cb64_encode(const uint8_t *bytes, size_t length, char *text, size_t line);

/// How many bytes `length` characters become at most.
size_t cb64_decoded_capacity(size_t length);

/// Writes the bytes of `text` to `bytes`; line breaks and spaces are passed over.
/// Returns how many were written, or a negative code.
ptrdiff_t cb64_decode(const char *text, size_t length, uint8_t *bytes);

/// The value of a character, or -1.
int cb64_value(char character);

#endif
