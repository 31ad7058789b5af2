import RouteHTTP

/// One member of an `Accept` header, such as `text/*; q=0.5`.
public struct MediaRange: Sendable, Equatable {
    public let type: String
    public let subtype: String
    /// From 0 (refused) to 1; a quality that cannot be read counts as 1.
    public let quality: Double

    /// Reads a member; `nil` when it names no range.
    public init?(parsing text: String) {
        guard let media = MediaType(parsing: text) else { return nil }
        guard media.type != "*" || media.subtype == "*" else { return nil }
        type = media.type
        subtype = media.subtype
        let quality = media.parameters["q"].flatMap(Double.init) ?? 1
        self.quality = min(max(quality, 0), 1)
    }

    public func covers(_ format: MediaType) -> Bool {
        switch (type, subtype) {
        case ("*", "*"): true
        case (let type, "*"): type == format.type
        case (let type, let subtype): type == format.type && subtype == format.subtype
        }
    }
}
