namespace Deployer.Diagnose.Reports;

/// <summary>The words of our formats, in camel case.</summary>
internal static class Names
{
    public static string Of(RunOutcome outcome) => Lower(outcome.ToString());

    public static string Of(FailureClass failureClass) => Lower(failureClass.ToString());

    public static string Of(Severity severity) => Lower(severity.ToString());

    public static string Of(TestOutcome outcome) => Lower(outcome.ToString());

    public static string Of(Phase phase) => Lower(phase.ToString());

    /// <summary>`error`, or `errors` when there is not one of them, with the number in front.</summary>
    public static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
