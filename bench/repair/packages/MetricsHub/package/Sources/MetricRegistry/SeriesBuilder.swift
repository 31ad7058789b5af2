import MetricInstruments
import MetricModel

/// Puts series together for a registry.
@resultBuilder
public enum SeriesBuilder {
    public static func buildExpression(_ series: any AnySeries) -> [any AnySeries] {
        [series]
    }

    public static func buildExpression(_ series: [any AnySeries]) -> [any AnySeries] {
        series
    }

    public static func buildBlock(_ parts: [any AnySeries]...) -> [any AnySeries] {
        parts.flatMap { $0 }
    }

    public static func buildOptional(_ part: [any AnySeries]?) -> [any AnySeries] {
        part ?? []
    }

    public static func buildEither(first: [any AnySeries]) -> [any AnySeries] {
        first
    }

    public static func buildEither(second: [any AnySeries]) -> [any AnySeries] {
        second
    }

    public static func buildArray(_ parts: [[any AnySeries]]) -> [any AnySeries] {
        parts.flatMap { $0 }
    }
}
