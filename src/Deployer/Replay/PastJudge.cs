using Deployer.Diagnose;
using Deployer.Diagnose.Reduce;
using Deployer.Repair;
using Deployer.Repair.Fixers;

namespace Deployer.Replay;

/// <summary>Says of a diagnosed cycle what the loop would have known and whom it would have asked.</summary>
internal sealed class PastJudge(IReadOnlyList<IFixer> fixers)
{
    private const int MaxCause = 300;

    public PastCycle Judge(PastPlace place, Diagnosis diagnosis)
    {
        var cycle = new PastCycle { Place = place, Outcome = diagnosis.Outcome };
        return diagnosis.Outcome != RunOutcome.Failed ? cycle : Explain(diagnosis, cycle);
    }

    private PastCycle Explain(Diagnosis diagnosis, PastCycle cycle)
    {
        var causes = diagnosis.Errors.Where(error => !error.IsConsequence).ToList();
        return cycle with
        {
            FailureClass = diagnosis.FailureClass,
            Fingerprint = diagnosis.Fingerprint,
            Cause = Shorten(SafeText.OfUnknown.Line(diagnosis.Cause)),
            Rules = FailingTarget.RootCause(diagnosis) is { } root
                ? [.. fixers.Where(fixer => fixer.Recognizes(root)).Select(fixer => fixer.Name)]
                : [],
            Causes = causes.Count,
            Recognized = causes.Count(error => fixers.Any(fixer => fixer.Recognizes(error))),
        };
    }

    private static string Shorten(string cause) => cause.Length <= MaxCause ? cause : $"{cause.AsSpan(0, MaxCause)}\u2026";
}
