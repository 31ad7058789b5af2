import Foundation

/// Readings of a cache file; none when there is no such file.
func cached(at url: URL) throws -> [Reading] {
    let data = Data(contentsOf: url)
    return try Reading.decode(data)
}
