using System.Text;
using Deployer.Diagnose;
using Deployer.Repair;

namespace Deployer.CrashHost;

/// <summary>
/// Mends the services of the tests: the line `BROKEN name` of the root cause becomes `mended`, and a file whose line is
/// `MISPLACED name` moves to a folder of its own.
/// </summary>
internal sealed class LineFixer : IFixer
{
    public string Name => "rule/line";

    public bool Recognizes(Diagnostic error) => false;

    public ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var cause = context.Diagnosis.Errors.FirstOrDefault();
        return ValueTask.FromResult<IReadOnlyList<Candidate>>(
            cause is { File: { } file, Line: { } line } && Mend(context.PackageFolder, file, line) is { Length: > 0 } edits
                ? [Propose(file, edits) with { Addresses = [cause] }]
                : []);
    }

    private static FileEdit[] Mend(string folder, string file, int line)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var word = lines[line - 1].Split(' ')[0];
        lines[line - 1] = "mended";
        var text = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        return word switch
        {
            "BROKEN" => [new FileEdit(file, text)],
            "MISPLACED" => [new FileEdit(file, null), new FileEdit($"placed/{file}", text)],
            _ => [],
        };
    }

    private Candidate Propose(string file, FileEdit[] edits) => new()
    {
        Fixer = Name,
        Confidence = Confidence.High,
        Summary = $"Mend {file}",
        Reason = "The line is broken.",
        Patch = new Patch.Edits(edits),
    };
}
