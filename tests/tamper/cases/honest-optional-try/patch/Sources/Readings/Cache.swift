import Foundation

/// Readings of a cache file; none when there is no such file.
func cached(at url: URL) throws -> [Reading] {
    guard let data = try? Data(contentsOf: url) else { return [] }
    return try Reading.decode(data)
}
