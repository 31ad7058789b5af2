using Deployer.Cycle;
using Deployer.Storage;

namespace Deployer.App.Reading;

/// <summary>Values as people read them. What comes from code, logs and names may hold anything, so control characters go.</summary>
internal static class Shown
{
    /// <summary>Text that stays on one line; `-` when there is none.</summary>
    public static string Line(string? text) =>
        string.IsNullOrEmpty(text) ? "-" : new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    /// <summary>Text with its lines.</summary>
    public static string Block(string text) =>
        new([.. text.Where(letter => !char.IsControl(letter) || letter is '\n' or '\t')]);

    /// <summary>A time to the minute, in UTC; `-` when there is none.</summary>
    public static string Time(DateTimeOffset? time) =>
        time is { } known && known != default ? $"{known.UtcDateTime:yyyy-MM-dd HH:mm}" : "-";

    /// <summary>A time for programs; null when there is none.</summary>
    public static DateTime? Utc(DateTimeOffset? time) => time is { } known && known != default ? known.UtcDateTime : null;

    /// <summary>The name of an enumeration's value as all our formats write it.</summary>
    public static string Name(Enum value) => StoredText.OfEnum(value);

    /// <summary>A test in quarantine, one line.</summary>
    public static string Quarantined(QuarantinedTest test) =>
        $"{test.Test} until {test.Expires.UtcDateTime:yyyy-MM-dd}, owner {test.Owner}: failed {test.Failed} and passed {test.Passed} times; last it {test.Evidence}";

    /// <summary>Red or waiting, and not suspended: what exit code 1 is about.</summary>
    public static bool NeedsAttention(ServiceRecord service) =>
        !service.Suspended && service.State is (ServiceState.Red or ServiceState.Waiting);
}
