using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ToolsVersion;

/// <summary>
/// Mends the line of `Package.swift` that names the version of the tools: missing, misspelt, too old, or newer than what is
/// installed. Whether the manifest works with another version only the build can tell.
/// </summary>
internal sealed class ToolsVersionFixer : IFixer
{
    public string Name => "rule/tools-version";

    public bool Recognizes(Diagnostic error) => ToolsComplaint.Of(error) is not null;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var error = FailingTarget.Errors(context.Diagnosis).FirstOrDefault(Recognizes);
        if (error is null
            || HasManifestForVersion(context.PackageFolder)
            || await SourceFile.ReadAsync(context.PackageFolder, ManifestDocument.FileName, cancellationToken) is not { } file)
        {
            return [];
        }

        return ToolsComplaint.Of(error)!
            .Mend(new ToolsLine(file))
            .Where(mended => mended.File.Text != file.Text)
            .Select(mended => Describe(mended, error))
            .ToList();
    }

    /// <summary>Which of several manifests is meant, the message does not say.</summary>
    private static bool HasManifestForVersion(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "Package@swift-*.swift").Any();

    private Candidate Describe(MendedTools mended, Diagnostic error) => new()
    {
        Fixer = Name,
        Confidence = mended.Confidence,
        Summary = mended.Summary,
        Reason = mended.Reason,
        Patch = new Patch.Edits([mended.File.ToFileEdit()]),
        Addresses = [error],
    };
}
