using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Fixers.TargetFolder;

namespace Deployer.Repair.Fixers.DuplicateTarget;

/// <summary>
/// Removes a target's second declaration from a manifest when it says exactly what the first says. While a folder waits for a target,
/// the second may have been meant for that one.
/// </summary>
internal sealed partial class DuplicateTargetFixer : IFixer
{
    public string Name => "rule/duplicate-target";

    public bool Recognizes(Diagnostic error) => error.Phase is Phase.Manifest or Phase.Resolve && Duplicate().IsMatch(error.Message);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var error = FailingTarget.Errors(context.Diagnosis).FirstOrDefault(Recognizes);
        if (error is null || await ManifestDocument.ReadAsync(context.PackageFolder, cancellationToken) is not { } manifest) return [];
        var name = Duplicate().Match(error.Message).Groups[1].Value;
        var declared = manifest.Targets.Where(target => manifest.NameOf(target) == name).ToList();
        if (declared.Count < 2 || declared.Select(target => Words(manifest, target)).Distinct(StringComparer.Ordinal).Count() > 1) return [];
        var edits = declared.Skip(1).Select(target => ListElement.Remove(manifest, target.First, target.Close)).ToList();
        return edits.Contains(null)
            ? []
            : [new ManifestFix(error, [.. edits.OfType<TextEdit>()], $"Declare {name} once", $"Package.swift declares {name} more than once, each time in the same words.")
                .Propose(Name, new UnclaimedFolders(manifest, context.PackageFolder).HasAny() ? Confidence.Low : Confidence.Medium, manifest.File)];
    }

    /// <summary>A declaration without its white space, comments and trailing commas.</summary>
    private static string Words(ManifestDocument manifest, ManifestCall call) => string.Join(
        ' ',
        manifest.Source.Tokens.Skip(call.First).Take(call.Close - call.First + 1)
            .Where((token, index) => !token.IsSymbol(',') || !IsClosing(manifest, call.First + index + 1))
            .Select(token => token.Text));

    private static bool IsClosing(ManifestDocument manifest, int index) =>
        manifest.Source.Tokens[index].IsSymbol(')') || manifest.Source.Tokens[index].IsSymbol(']');

    [GeneratedRegex(@"^duplicate target named '([^']{1,200})'")]
    private static partial Regex Duplicate();
}
