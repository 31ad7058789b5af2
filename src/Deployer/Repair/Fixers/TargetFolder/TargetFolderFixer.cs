using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.TargetFolder;

/// <summary>Tells a manifest where the sources of a target lie, when exactly one folder that no target has can be meant.</summary>
internal sealed partial class TargetFolderFixer : IFixer
{
    public string Name => "rule/target-folder";

    public bool Recognizes(Diagnostic error) => TargetOf(error) is not null;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var error = FailingTarget.Errors(context.Diagnosis).FirstOrDefault(Recognizes);
        if (error is null || await ManifestDocument.ReadAsync(context.PackageFolder, cancellationToken) is not { } manifest) return [];
        var name = TargetOf(error)!;
        var declared = manifest.Targets.Where(target => manifest.NameOf(target) == name).ToList();
        if (declared is not [var target] || new UnclaimedFolders(manifest, context.PackageFolder).FolderOf(target) is not { } folder) return [];
        return Edit(manifest, target, folder) is not { } edit
            ? []
            : [new ManifestFix(error, [edit], $"Say that {name} lies in {folder}", $"The folder that Package.swift gives {name} does not hold it, and {folder} belongs to no target.")
                .Propose(Name, Confidence.Medium, manifest.File)];
    }

    private static string? TargetOf(Diagnostic error) =>
        error.Phase is Phase.Manifest or Phase.Resolve && (Missing().Match(error.Message) is { Success: true } missing ? missing : Custom().Match(error.Message)) is { Success: true } match
            ? match.Groups[1].Value
            : null;

    private static TextEdit? Edit(ManifestDocument manifest, ManifestCall target, string folder)
    {
        if (target.Find("path") is not null)
        {
            return manifest.LiteralOf(target, "path") is { } path ? manifest.Replace(path, folder) : null;
        }

        // `path` follows the name and the dependencies.
        var before = target.Find("dependencies") ?? target.Find("name")!;
        var (last, first) = (manifest.Source.Tokens[before.Last], manifest.Source.Tokens[before.First]);
        var hasOwnLine = manifest.File.StartOfLine(first.Start) > manifest.Source.Tokens[target.Open].Start;
        var separator = hasOwnLine ? "," + manifest.File.LineEnding + manifest.File.IndentationAt(first.Start) : ", ";
        return new TextEdit(last.End, last.End, separator + SourceFile.Bytes($"path: \"{folder}\""));
    }

    [GeneratedRegex(@"^Source files for target (\S{1,200}) should be located under")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^invalid custom path '[^']{0,500}' for target '([^']{1,200})'")]
    private static partial Regex Custom();
}
