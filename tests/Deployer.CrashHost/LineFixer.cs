using System.Text;
using Deployer.Diagnose;
using Deployer.Repair;

namespace Deployer.CrashHost;

/// <summary>Mends the services of the tests: the line `BROKEN name` of the root cause becomes `mended`.</summary>
internal sealed class LineFixer : IFixer
{
    public string Name => "rule/line";

    public bool Recognizes(Diagnostic error) => false;

    public ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var cause = context.Diagnosis.Errors.FirstOrDefault();
        return ValueTask.FromResult<IReadOnlyList<Candidate>>(
            cause is { File: { } file, Line: { } line } && Mend(Path.Combine(context.PackageFolder, file), line) is { } text
                ? [Propose(file, text) with { Addresses = [cause] }]
                : []);
    }

    private static string? Mend(string file, int line)
    {
        var lines = File.ReadAllLines(file);
        if (!lines[line - 1].StartsWith("BROKEN", StringComparison.Ordinal))
        {
            return null;
        }

        lines[line - 1] = "mended";
        return string.Join('\n', lines) + "\n";
    }

    private Candidate Propose(string file, string text) => new()
    {
        Fixer = Name,
        Confidence = Confidence.High,
        Summary = $"Mend {file}",
        Reason = "The line is broken.",
        Patch = new Patch.Edits([new FileEdit(file, Encoding.UTF8.GetBytes(text))]),
    };
}
