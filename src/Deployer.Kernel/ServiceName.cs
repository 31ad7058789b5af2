using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Deployer.Kernel;

/// <summary>
/// The name of a service: 1 to 63 letters, digits, dots, dashes and underscores, first a letter or a digit.
/// It is used as a folder name, in branch names and as a command line argument, so it can be none of `..`, an option or a path.
/// </summary>
public sealed partial record ServiceName
{
    private ServiceName(string value) => Value = value;

    /// <summary>The name as written in the configuration.</summary>
    public string Value { get; }

    /// <summary>Reads a name; throws <see cref="UsageException"/> when it is not one.</summary>
    public static ServiceName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new UsageException(
                "service-name",
                $"'{text}' is not a service name.",
                "Use 1 to 63 letters, digits, '.', '-' and '_', starting with a letter or a digit, without '..'.");

    /// <summary>Reads a name; false when it is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ServiceName? name)
    {
        name = text is not null && Shape().IsMatch(text) && !text.Contains("..") && !text.EndsWith('.') && !text.EndsWith(".lock")
            ? new ServiceName(text)
            : null;
        return name is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,62}\z")]
    private static partial Regex Shape();
}
