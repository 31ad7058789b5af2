using Deployer.Git;

namespace Deployer.Build.Dependencies;

/// <summary>Says, in a build's log, which dependency cannot be had and what to do about it.</summary>
internal static class Refusals
{
    /// <summary>Words of <see cref="DependencyAccess"/>'s refusal, by which a log's reader knows it.</summary>
    public const string NotAllowed = "is not in sandbox.network of deployer.yaml";

    public const string NoNetwork = "needs the network, which a build in the sandbox does not have";

    public const string NoMirror = "has an address that cannot be mirrored";

    /// <summary>One line for each dependency of a failed resolution that is not fetched, whatever is tried.</summary>
    public static IReadOnlyList<string> Of(ResolutionFault fault, DependencyAccess access) =>
    [
        .. fault.Missing.Select(address => Explain(address, access)).OfType<string>(),
        .. fault.Unsupported.Select(wanted =>
            $"{Printable.Of(wanted)} {NoNetwork}: binary targets with a URL and packages of a registry are not supported there."),
    ];

    /// <summary>Puts the lines first in the log, as errors: what SwiftPM says is their consequence.</summary>
    public static async Task TellAsync(string logFile, IReadOnlyList<string> refusals, CancellationToken cancellationToken)
    {
        if (refusals.Count == 0)
        {
            return;
        }

        var fresh = $"{logFile}.new";
        await using (var target = File.Create(fresh))
        {
            var text = string.Concat(refusals.Select(refusal => $"error: {refusal}\n"));
            await target.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
            await using var source = File.OpenRead(logFile);
            await source.CopyToAsync(target, cancellationToken);
        }

        File.Move(fresh, logFile, overwrite: true);
    }

    private static string? Explain(string address, DependencyAccess access) => DependencyUrl.Parse(address) switch
    {
        null => $"the dependency {Printable.Of(address)} {NoMirror}: write https://host/path, ssh://user@host/path or git@host:path.",
        { } url when access.Allow(url) is not null => null,
        { Host: "" } => $"the dependency {address} {NoMirror}: a folder of this machine must be the remote of a service.",
        { Host: var host } => $"the dependency {address} may not be fetched: its host {host} {NotAllowed}.",
    };
}
