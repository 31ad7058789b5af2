namespace Deployer.Repair.Gate.Proof;

/// <summary>A fix is small. What is large is looked at by people, and what is huge is no fix.</summary>
internal sealed class SizeCheck : IGuard
{
    private const int MuchLines = 200;
    private const int MuchFiles = 10;
    private const int TooManyLines = 2_000;
    private const int TooManyFiles = 100;

    public async Task<Check> JudgeAsync(GateQuestion question, CancellationToken cancellationToken)
    {
        var diff = await question.Bench.Mirror.DiffAsync(question.Case.Base, question.Case.Candidate, ".", cancellationToken);
        return Judge(DiffSize.Of(question.Changes.Count, diff), question.Case.Families.All(family => family == "feedback"));
    }

    /// <param name="size">How much it changes.</param>
    /// <param name="isOfPeople">Whether a person proposes it, who may mean to change much.</param>
    public static Check Judge(DiffSize size, bool isOfPeople)
    {
        var said = $"It changes {size.Lines} lines in {size.Files} files";
        return size.Lines > TooManyLines || size.Files > TooManyFiles
            ? new Check.Refused("too-large", $"{said}.", $"at most {TooManyLines} lines in {TooManyFiles} files at a time")
            : !isOfPeople && (size.Lines > MuchLines || size.Files > MuchFiles)
                ? Check.Of([new Doubt("large", $"{said}, which is much for a fix.", Confidence.Low)])
                : Check.Passed.Instance;
    }
}
