using Deployer.Build.Swift;
using Deployer.Workspace;

namespace Deployer.App.Doctor;

/// <summary>Swift is there and answers; not asked of a workspace whose services all have commands of their own.</summary>
internal sealed class SwiftCheck : IDoctorCheck
{
    private static readonly Version Least = new(5, 9);

    private const string Mend =
        "Run scripts/install-swift (Debian, as root), or install Swift with swiftly or from swift.org and put it on the PATH.";

    /// <inheritdoc/>
    public bool OfInstallation => true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (context.Workspace?.Options.Services is { Count: > 0 } services
            && !services.Any(service => service.Toolchain is ToolchainOptions.Swift))
            return [];
        switch (SwiftLocator.Find(context.Environment))
        {
            case SwiftLocation.Found found:
                var (version, text) = await new ProgramVersion(context.Runner)
                    .AskAsync(found.Program, [.. found.Arguments, "--version"], cancellationToken);
                return [new CheckResult("swift", $"{text}, {found.Program}", version >= Least ? null : Mend), Parser(found)];
            case SwiftLocation.Missing missing:
                return [new CheckResult("swift", $"not found; looked at {string.Join(", ", missing.LookedAt)}", Mend)];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>No fix is let through without it.</summary>
    private static CheckResult Parser(SwiftLocation.Found found) => found.SourceKit is { } parser
        ? new CheckResult("swift-parser", $"found, {parser.Program}", null)
        : new CheckResult("swift-parser", "no 'sourcekit-lsp' beside swift: fixes cannot be judged", "Run scripts/install-swift once more, or install a complete toolchain.");
}
