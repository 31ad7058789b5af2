#ifndef CDIGEST_ROUNDS_H
#define CDIGEST_ROUNDS_H

#include <stdint.h>

/* Stirs the four lanes `count` times. */
void cd_rounds(uint64_t *lanes, int count);

#endif
