using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Deployer.Kernel;

namespace Deployer.Storage;

/// <summary>The form in which the loop's values are stored.</summary>
internal static class StoredText
{
    /// <summary>Of a fixed width, so that times sort as text.</summary>
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>What a database column takes for a value.</summary>
    public static object OfValue(object? value) => value switch
    {
        null => DBNull.Value,
        string or int or long or double => value,
        bool flag => flag ? 1 : 0,
        DateTimeOffset time => OfTime(time),
        Enum name => OfEnum(name),
        ServiceName or CommitId or Fingerprint => value.ToString()!,
        _ => throw new UnreachableException($"{value.GetType()} has no stored form."),
    };

    public static string OfTime(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset ToTime(string text) => DateTimeOffset.ParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The name with its first letter in lower case.</summary>
    public static string OfEnum(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T ToEnum<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"'{text}' is no {typeof(T).Name}.");
}
