using System.Text;
using Deployer.Diagnose;
using Deployer.Repair;

namespace Deployer.Tests.Cycle;

/// <summary>Proposes what a test tells it to.</summary>
internal sealed class ScriptedFixer(string name, Func<RepairContext, Task<IReadOnlyList<Candidate>>> propose) : IFixer
{
    public string Name => name;

    public bool Recognizes(Diagnostic error) => false;

    public int Asked { get; private set; }

    /// <summary>Replaces the line of the root cause by one that builds; with others, once, before it is the first time asked.</summary>
    public static ScriptedFixer Mending(string name = "rule/mend", Confidence confidence = Confidence.High, Func<Task>? meanwhile = null)
    {
        var pending = meanwhile;
        return new ScriptedFixer(name, async context =>
        {
            if (pending is { } once)
            {
                pending = null;
                await once();
            }

            return [.. Mend(name, confidence, context)];
        });
    }

    /// <summary>Writes files, whatever is wrong.</summary>
    public static ScriptedFixer Writing(string name, params (string Path, string Content)[] files) =>
        new(name, _ => Task.FromResult<IReadOnlyList<Candidate>>([Candidate(name, Confidence.High, files)]));

    public static Candidate Candidate(string name, Confidence confidence, params (string Path, string Content)[] files) => new()
    {
        Fixer = name,
        Confidence = confidence,
        Summary = $"Change {files[0].Path}",
        Reason = $"A test wants {files[0].Path} so.",
        Patch = new Patch.Edits([.. files.Select(file => new FileEdit(file.Path, Encoding.UTF8.GetBytes(file.Content)))]),
    };

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        Asked++;
        return await propose(context);
    }

    private static IEnumerable<Candidate> Mend(string name, Confidence confidence, RepairContext context)
    {
        var cause = context.Diagnosis.Errors.First();
        if (cause is { File: { } file, Line: { } line })
        {
            var lines = File.ReadAllLines(Path.Combine(context.PackageFolder, file));
            lines[line - 1] = "mended";
            yield return Candidate(name, confidence, (file, string.Join('\n', lines) + "\n")) with { Addresses = [cause] };
        }
    }
}
