using System.Text.RegularExpressions;
using Deployer.Diagnose;

namespace Deployer.Repair.Fixers.ManifestName;

/// <summary>A name in a manifest that nothing has.</summary>
/// <param name="Kind">What it was to be the name of.</param>
/// <param name="Name">As written.</param>
/// <param name="User">The target or product that refers to it.</param>
internal sealed partial record UnknownName(UnknownName.Role Kind, string Name, string User)
{
    internal enum Role
    {
        /// <summary>A target or product that a target depends on.</summary>
        Dependency,

        /// <summary>A product of a package that is named with it; only the message knows its other products.</summary>
        ProductOfPackage,

        TargetOfProduct,
        Package,
    }

    /// <summary>The name the message offers; null when it offers none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The names the message lists as possible.</summary>
    public IReadOnlyList<string> Valid { get; init; } = [];

    /// <summary>Null when the error is about something else.</summary>
    public static UnknownName? Of(Diagnostic error)
    {
        if (error.Phase is not (Phase.Manifest or Phase.Resolve) || error.Message.StartsWith('\'')) return null;
        var message = error.Message;
        if (Product().Match(message) is { Success: true } product)
        {
            var kind = product.Groups["in"].Success ? Role.ProductOfPackage : Role.Dependency;
            return new UnknownName(kind, product.Groups["name"].Value, product.Groups["user"].Value)
            {
                Suggestion = DidYouMean().Match(message) is { Success: true } offer ? offer.Groups[1].Value : null,
            };
        }

        if (Target().Match(message) is { Success: true } target)
        {
            return new UnknownName(Role.TargetOfProduct, target.Groups["name"].Value, target.Groups["user"].Value) { Valid = Listed(message) };
        }

        return Package().Match(message) is { Success: true } package
            ? new UnknownName(Role.Package, package.Groups["name"].Value, package.Groups["user"].Value) { Valid = Listed(message) }
            : null;
    }

    private static IReadOnlyList<string> Listed(string message)
    {
        var start = message.IndexOf("valid ", StringComparison.Ordinal);
        return start < 0 ? [] : [.. Quoted().Matches(message[start..]).Where(match => !match.Groups["place"].Success).Take(200).Select(match => match.Groups["name"].Value)];
    }

    [GeneratedRegex(@"^product '(?<name>[^']{1,200})' required by package '[^']{0,200}' target '(?<user>[^']{1,200})' not found(?<in> in package)?")]
    private static partial Regex Product();

    [GeneratedRegex(@"Did you mean '([^']{1,200})'\?")]
    private static partial Regex DidYouMean();

    [GeneratedRegex(@"^target '(?<name>[^']{1,200})' referenced in product '(?<user>[^']{1,200})' could not be found")]
    private static partial Regex Target();

    [GeneratedRegex(@"^unknown package '(?<name>[^']{1,200})' in dependencies of target '(?<user>[^']{1,200})'")]
    private static partial Regex Package();

    // A path in brackets follows some of the names.
    [GeneratedRegex(@"(?<place>\(at )?'(?<name>[^']{1,1000})'")]
    private static partial Regex Quoted();
}
