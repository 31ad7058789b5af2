using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Repair.Gate;

/// <summary>Refuses what would publish a secret of the workspace. What the repository holds already is not looked at.</summary>
internal sealed class SecretCheck : IGuard
{
    public Task<Check> JudgeAsync(GateQuestion question, CancellationToken cancellationToken) =>
        JudgeAsync(question.Bench.Mirror, question.Case.Base, question.Case.Candidate, cancellationToken);

    /// <param name="mirror">The repository.</param>
    /// <param name="from">What is published already.</param>
    /// <param name="to">What is to be published: the lines that it adds and its message.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Check> JudgeAsync(Mirror mirror, CommitId from, CommitId to, CancellationToken cancellationToken)
    {
        var redactor = mirror.Git.Redactor;
        if (redactor.Sees(await mirror.ReadMessageAsync(to, cancellationToken)))
        {
            return Refuse("Its description");
        }

        var diff = await mirror.DiffAsync(from, to, ".", cancellationToken);
        return AddedByFile(diff).FirstOrDefault(added => redactor.Sees(added.Text) || redactor.Sees(added.File)) is { File: { } file }
            ? Refuse($"What it writes into {redactor.Redact(file)}")
            : Check.Passed.Instance;
    }

    private static Check.Refused Refuse(string place) =>
        new("secret", $"{place} holds a secret of this workspace. Nothing with a secret in it is published.", "the change without it");

    private static IEnumerable<(string File, string Text)> AddedByFile(string diff)
    {
        const string Header = "\n+++ ";
        foreach (var part in ("\n" + diff).Split("\ndiff --git ", StringSplitOptions.RemoveEmptyEntries))
        {
            var header = part.IndexOf(Header, StringComparison.Ordinal);
            if (header < 0)
            {
                continue;
            }

            var lines = part[(header + Header.Length)..].Split('\n');
            yield return (lines[0], string.Join('\n', lines.Skip(1).Where(line => line.StartsWith('+')).Select(line => line[1..])));
        }
    }
}
