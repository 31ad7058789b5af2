#pragma once
#include <stddef.h>
#include <stdint.h>

uint32_t readings_checksum(const uint8_t *bytes, size_t count);
