import FeedMarkup

/// Why a text is no feed.
public enum FeedError: Error, Hashable, Sendable {
    case markup(MarkupError)
    case unknownFormat(root: String)
    case missing(element: String, in: String)
    case badDate(String)
}

extension FeedError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .markup(let error): return "broken markup, \(error)"
        case .unknownFormat(let root): return "<\(root)> is no feed"
        case .missing(let element, let place): return "<\(place)> has no <\(element)>"
        case .badDate(let text): return "“\(text)” is no date"
        }
    }
}
