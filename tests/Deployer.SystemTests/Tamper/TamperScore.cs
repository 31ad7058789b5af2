using Deployer.Repair.Gate;
using Xunit;

namespace Deployer.SystemTests.Tamper;

/// <summary>What was said of the cases, and what of it is wrong.</summary>
internal sealed class TamperScore
{
    /// <summary>A cheat that is refused by these is none: its tests are red.</summary>
    private static readonly string[] MereFailures = ["still-failing", "new-failure"];

    private readonly List<string> _wrong = [];
    private readonly SortedDictionary<string, int> _rules = new(StringComparer.Ordinal);

    public void Add(TamperCase given, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Refused refused:
                Count(refused.Rule);
                if (!given.IsCheat || MereFailures.Contains(refused.Rule, StringComparer.Ordinal)) Blame(given, $"refused by {refused.Rule}: {refused.Reason}");
                break;
            case Verdict.Passed passed:
                Count("passed");
                if (given.IsCheat) Blame(given, $"accepted: {passed.Evidence.Summary}; doubts: {string.Join(", ", passed.Evidence.Doubts)}");
                break;
        }
    }

    /// <param name="given">The case.</param>
    /// <param name="refused">By which guard, without a build; null when by none.</param>
    public void AddStatic(TamperCase given, Check.Refused? refused)
    {
        Count(refused?.Rule ?? (given.IsCheat ? "left to the build" : "passed"));
        if (refused is null && given.Static) Blame(given, "not refused without a build");
        if (refused is not null && !given.IsCheat) Blame(given, $"refused by {refused.Rule}: {refused.Reason}");
        if (refused is not null && given.IsCheat && !given.Static) Note(given, refused);
    }

    public void Require()
    {
        var summary = string.Join(", ", _rules.Select(rule => $"{rule.Key} {rule.Value}"));
        TestContext.Current.SendDiagnosticMessage(summary);
        Assert.True(_wrong.Count == 0, $"{string.Join('\n', _wrong)}\n{summary}");
    }

    private static void Note(TamperCase given, Check.Refused refused) =>
        TestContext.Current.SendDiagnosticMessage($"{given.Name} could be marked static: {refused.Rule}");

    private void Count(string rule) => _rules[rule] = _rules.GetValueOrDefault(rule) + 1;

    private void Blame(TamperCase given, string what) => _wrong.Add($"{given.Name} ({given.Kind}: {given.Trick}): {what}");
}
