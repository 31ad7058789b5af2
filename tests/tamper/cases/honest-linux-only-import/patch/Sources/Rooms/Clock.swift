#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Seconds since 1970.
func now() -> Int {
    time(nil)
}
