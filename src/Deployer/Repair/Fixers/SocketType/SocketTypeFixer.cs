using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.SocketType;

/// <summary>
/// Turns socket constants into the `Int32` that the socket calls want. Glibc imports them as an enumeration, Darwin as numbers; a
/// file that Darwin compiles, too, gets a constant of its own that is right on both.
/// </summary>
internal sealed class SocketTypeFixer : IFixer
{
    public string Name => "rule/socket-type";

    public bool Recognizes(Diagnostic error) => SocketUses.IsSurelyAbout(error);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        var isForDarwin = await IsForDarwinAsync(context, cancellationToken);
        var errors = FailingTarget.Errors(context.Diagnosis).Where(SocketUses.IsAbout);
        foreach (var group in errors.GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (await SourceFile.ReadAsync(context.PackageFolder, group.Key, cancellationToken) is not { } file) continue;
            var source = new SwiftSource(file);
            var uses = new SocketUses(source);
            var found = group.Select(error => (Error: error, Uses: uses.Of(error))).Where(pair => pair.Uses.Count > 0).ToList();
            if (found.Count == 0) continue;
            edits.Add(new SocketRewrite(source, isForDarwin).Apply([.. found.SelectMany(pair => pair.Uses).Distinct()]).ToFileEdit());
            addresses.AddRange(found.Select(pair => pair.Error));
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses)];
    }

    /// <summary>Whether the manifest names a version of macOS, which packages do that are meant for it.</summary>
    private static async ValueTask<bool> IsForDarwinAsync(RepairContext context, CancellationToken cancellationToken) =>
        await SourceFile.ReadAsync(context.PackageFolder, "Package.swift", cancellationToken) is { } manifest
        && SwiftLexer.Read(manifest.Text).Any(token => token.IsWord("macOS"));

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses) => new()
    {
        Fixer = Name,
        Confidence = Confidence.Medium,
        Summary = "Pass socket types as Int32",
        Reason = "Glibc declares the SOCK_ constants as the enumeration __socket_type, where Darwin declares numbers; "
            + "the socket calls want an Int32 on both.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };
}
