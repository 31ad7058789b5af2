using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Deployer.Workspace;

/// <summary>Reads durations such as `500ms`, `30s`, `5m`, `2h` and sizes such as `20GB` or `512MiB`.</summary>
internal static partial class Quantity
{
    private const int MaxDigits = 12;

    /// <summary>A duration; false when it is none or has no unit.</summary>
    public static bool TryDuration(string text, out TimeSpan duration)
    {
        duration = default;
        if (!TrySplit(text, out var number, out var unit))
            return false;
        TimeSpan? one = unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => null,
        };
        if (one is null || number > TimeSpan.FromDays(3650) / one.Value)
            return false;
        duration = one.Value * number;
        return true;
    }

    /// <summary>A size in bytes; false when it is none or has no unit.</summary>
    public static bool TrySize(string text, out long bytes)
    {
        bytes = 0;
        if (!TrySplit(text, out var number, out var unit))
            return false;
        long? one = unit switch
        {
            "B" => 1,
            "KB" => 1000,
            "MB" => 1000 * 1000,
            "GB" => 1000L * 1000 * 1000,
            "TB" => 1000L * 1000 * 1000 * 1000,
            "KiB" => 1L << 10,
            "MiB" => 1L << 20,
            "GiB" => 1L << 30,
            "TiB" => 1L << 40,
            _ => null,
        };
        if (one is null || number > long.MaxValue / one.Value)
            return false;
        bytes = number * one.Value;
        return true;
    }

    /// <summary>A duration as it would be written.</summary>
    public static string Text(TimeSpan duration) =>
        duration.Milliseconds != 0 ? $"{(long)duration.TotalMilliseconds}ms"
        : duration.Seconds != 0 || duration == TimeSpan.Zero ? $"{(long)duration.TotalSeconds}s"
        : $"{(long)duration.TotalMinutes}m";

    /// <summary>A size as it would be written.</summary>
    public static string Text(long bytes)
    {
        (string Unit, long One)[] units =
            [("TB", 1000L * 1000 * 1000 * 1000), ("GB", 1000L * 1000 * 1000), ("MB", 1000 * 1000), ("KB", 1000)];
        var (unit, one) = units.FirstOrDefault(unit => bytes >= unit.One && bytes % unit.One == 0, ("B", 1));
        return $"{bytes / one}{unit}";
    }

    private static bool TrySplit(string text, out long number, [NotNullWhen(true)] out string? unit)
    {
        var match = Shape().Match(text);
        number = match.Success && match.Groups[1].Length <= MaxDigits ? long.Parse(match.Groups[1].ValueSpan) : -1;
        unit = match.Groups[2].Value;
        return number >= 0;
    }

    [GeneratedRegex(@"\A([0-9]+) ?([A-Za-z]+)\z")]
    private static partial Regex Shape();
}
