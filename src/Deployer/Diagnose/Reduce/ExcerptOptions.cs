using System.ComponentModel.DataAnnotations;

namespace Deployer.Diagnose.Reduce;

/// <summary>How long an excerpt may be. The first cause's place and message are kept whatever the limits say.</summary>
internal sealed record ExcerptOptions
{
    /// <summary>UTF-8 bytes. Default 6,000.</summary>
    [Range(200, 1_000_000)]
    public int MaxBytes { get; init; } = 6_000;

    /// <summary>Percent of the log. Default 5.</summary>
    [Range(1, 100)]
    public int MaxPercent { get; init; } = 5;

    /// <summary>The limit for a log of a size, in bytes.</summary>
    public long LimitFor(long logBytes) => Math.Min(MaxBytes, logBytes * MaxPercent / 100);
}
