using Deployer.Build.Dependencies;
using Deployer.Build.Economy;
using Deployer.Build.Flakes;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Build;

/// <summary>A package that was built, tested when it could be, and understood.</summary>
/// <param name="Observation">What the runs left behind.</param>
/// <param name="Diagnosis">What it means.</param>
internal sealed record Examination(Observation Observation, Diagnosis Diagnosis)
{
    /// <summary>The code of the error for what takes more of the machine than there is, however sparingly it is built.</summary>
    public const string TooMuch = "too-much-for-machine";

    /// <summary>Itself, unless it says nothing of the code because the machine failed.</summary>
    /// <exception cref="MachineException">The machine failed: disk, memory, network, time.</exception>
    public Examination RequireMachine() =>
        Diagnosis is { IsGreen: false, IsOfMachine: true }
            ? throw new MachineException(CodeOfFailure(), Diagnosis.Cause, "It is tried again when the machine is well.")
            : this;

    /// <summary>Without a sandbox the tools fetch by themselves: what they were refused shows only in their log.</summary>
    private string CodeOfFailure() => Diagnosis.Lack is Lack.Memory or Lack.Processes ? TooMuch
        : RemoteRefusal.IsInLog((Observation.Test ?? Observation.Build).LogFile) ? OfflineResolution.Refused
        : "machine-failed";

    public TimeSpan BuildTime => Observation.Build.Duration;

    public TimeSpan TestTime => Observation.Test?.Duration ?? TimeSpan.Zero;
}

/// <summary>
/// Builds, tests and understands a package: the question "is it green, and if not, why?". When the machine fails and not the
/// code, it is asked again more sparingly.
/// </summary>
internal sealed class Examiner(IToolchain toolchain, Diagnoser diagnoser)
{
    /// <summary>How it is asked again.</summary>
    public Ladder Ladder { get; init; } = Ladder.None;

    public Task<string> IdentifyToolchainAsync(CancellationToken cancellationToken) => toolchain.IdentifyAsync(cancellationToken);

    /// <summary>Whether the toolchain reads the structure of sources.</summary>
    public bool ReadsSyntax => toolchain.ReadsSyntax;

    /// <summary>The structure of a source as the compiler's parser sees it; null when it cannot be read, or the toolchain reads none.</summary>
    public Task<SyntaxNode?> ReadSyntaxAsync(BuildPlace place, byte[] source, CancellationToken cancellationToken) =>
        toolchain.ReadSyntaxAsync(place, source, cancellationToken);

    /// <summary>A judge of changes of a package that was just built there, or failed to; null when the toolchain has none.</summary>
    public Task<ICompilerJudge?> OpenJudgeAsync(BuildPlace place, CancellationToken cancellationToken) =>
        toolchain.OpenJudgeAsync(place, cancellationToken);

    /// <summary>Tells failures that come and go from those that last; null: every failure is taken as it is.</summary>
    public FlakeSieve? Sieve { get; init; }

    /// <summary>Tells failures of the code from those of an earlier build's products; null: every failure is taken as it is.</summary>
    public StaleBuilds? Stale { get; init; }

    public async Task<Examination> ExamineAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        var wasBuilt = StaleBuilds.HasProducts(place);
        var seen = await LookAndSiftAsync(place, cancellationToken);
        if (Stale is null || !wasBuilt || !await Stale.RemoveAsync(place, seen.Diagnosis, cancellationToken))
        {
            return seen;
        }

        var anew = await LookAndSiftAsync(place with { RunFolder = Path.Combine(place.RunFolder, "anew") }, cancellationToken);
        await Stale.TellAsync(anew.Diagnosis, cancellationToken);
        return anew;
    }

    private async Task<Examination> LookAndSiftAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        var seen = await Ladder.ClimbAsync(
            measures => LookAsync(place with { Measures = measures }, cancellationToken),
            found => toolchain.MeasuresFor(place, isTest: found.Observation.Test is not null),
            cancellationToken);
        return await SiftAsync(place, seen, cancellationToken);
    }

    /// <summary>Builds everything, tests included, and runs none of them; <see cref="RetestAsync"/> goes on from there.</summary>
    public Task<Examination> CompileAsync(BuildPlace place, CancellationToken cancellationToken) => Ladder.ClimbAsync(
        async measures =>
        {
            var built = await toolchain.BuildAsync(place with { Measures = measures }, cancellationToken);
            return await UnderstandAsync(built with { Measures = measures }, cancellationToken);
        },
        _ => toolchain.MeasuresFor(place, isTest: false),
        cancellationToken);

    /// <summary>Everything that the package's manifest declares, as JSON in the tools' own form; null when they cannot tell.</summary>
    public Task<string?> DescribeManifestAsync(BuildPlace place, CancellationToken cancellationToken) =>
        toolchain.DescribeManifestAsync(place, cancellationToken);

    /// <summary>Tests once more, in the same way, what was built before.</summary>
    public async Task<Examination> RetestAsync(BuildPlace place, Examination before, CancellationToken cancellationToken) =>
        await SiftAsync(place, await TestAgainAsync(place, before, cancellationToken), cancellationToken);

    /// <summary>Builds, and runs just these tests once; null when they cannot be selected here.</summary>
    public async Task<Examination?> ProbeAsync(BuildPlace place, IReadOnlyCollection<string> tests, CancellationToken cancellationToken) =>
        toolchain.CanSelect(place) && TestFilter.Of(tests) is { } filter
            ? await LookAsync(place with { TestFilter = filter }, cancellationToken)
            : null;

    private Task<Examination> SiftAsync(BuildPlace place, Examination seen, CancellationToken cancellationToken) => Sieve is null
        ? Task.FromResult(seen)
        : Sieve.SiftAsync(
            seen, (filter, token) => TestAgainAsync(Rerun(place, filter), seen, token), toolchain.CanSelect(place), cancellationToken);

    /// <summary>In a folder of its own: what the first run left behind is still to be read.</summary>
    private static BuildPlace Rerun(BuildPlace place, string? filter) =>
        place with { TestFilter = filter, RunFolder = Path.Combine(place.RunFolder, "again") };

    private async Task<Examination> TestAgainAsync(BuildPlace place, Examination before, CancellationToken cancellationToken)
    {
        var same = place with { Measures = before.Observation.Measures };
        return Ladder.Blame(await CompleteAsync(same, before.Observation with { Test = null }, cancellationToken));
    }

    private async Task<Examination> LookAsync(BuildPlace place, CancellationToken cancellationToken) =>
        await CompleteAsync(place, await toolchain.BuildAsync(place, cancellationToken), cancellationToken);

    private async Task<Examination> CompleteAsync(BuildPlace place, Observation built, CancellationToken cancellationToken)
    {
        built = built with { Measures = place.Measures };
        var seen = await UnderstandAsync(
            built.Build.Succeeded ? await toolchain.TestAsync(place, built, cancellationToken) : built, cancellationToken);
        return place.Measures.HasFlag(Measures.OnlyFastTests) ? seen with { Diagnosis = RequireTests(seen.Diagnosis) } : seen;
    }

    private async Task<Examination> UnderstandAsync(Observation observation, CancellationToken cancellationToken) =>
        new(observation, await diagnoser.DiagnoseAsync(observation, cancellationToken));

    /// <summary>A selection of tests that selects none shows nothing.</summary>
    private static Diagnosis RequireTests(Diagnosis diagnosis) =>
        diagnosis.FailureClass != FailureClass.None || diagnosis.Tests.Any(test => test.Outcome != TestOutcome.Skipped)
            ? diagnosis
            : diagnosis with
            {
                Outcome = RunOutcome.Failed,
                FailureClass = FailureClass.Infrastructure,
                Lack = Lack.Memory,
                Cause = "the machine has too little memory for all tests, and the package has none named FastTests",
                Advice = "Give the machine more memory, or name a quick selection of the tests FastTests.",
            };
}
