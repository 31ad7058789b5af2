#ifndef NATIVE_H
#define NATIVE_H
int native_sum(int a, int b);
#endif
