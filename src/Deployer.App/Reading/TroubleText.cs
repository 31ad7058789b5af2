using System.Diagnostics;
using Deployer.Cycle;
using Deployer.Watch;

namespace Deployer.App.Reading;

/// <summary>What keeps a service from being looked after, for programs.</summary>
internal sealed record TroubleEntry(TroubleKind Kind, string Reason, int Failures, DateTime Since, DateTime? NextTry);

/// <summary>Tells what keeps a service from being looked after, and when it is tried again.</summary>
internal static class TroubleText
{
    public static string Of(Trouble trouble) =>
        $"{Headline(trouble.Kind)} since {Shown.Time(trouble.Since)} UTC: {trouble.Reason} "
        + $"(failed {(trouble.Failures == 1 ? "once" : $"{trouble.Failures} times")}; {Next(trouble)})";

    public static TroubleEntry? Entry(Trouble? trouble) => trouble is null
        ? null
        : new TroubleEntry(
            trouble.Kind, trouble.Reason, trouble.Failures, trouble.Since.UtcDateTime, trouble.IsLasting ? null : trouble.NextTry.UtcDateTime);

    private static string Next(Trouble trouble) =>
        trouble.IsLasting ? Troubles.NotBefore : $"the daemon tries again after {Shown.Time(trouble.NextTry)} UTC";

    private static string Headline(TroubleKind kind) => kind switch
    {
        TroubleKind.Remote => "unreachable",
        TroubleKind.Machine => "the machine fails",
        TroubleKind.Restart => "not restarted",
        _ => throw new UnreachableException(),
    };
}
