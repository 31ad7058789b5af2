namespace Deployer.Processes.Sandbox;

/// <summary>The environment of confined programs: no proxy, agent or path of this machine that leads to something of value.</summary>
internal sealed class SandboxEnvironment(ProcessEnvironment environment)
{
    private const string SystemPath = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

    private static readonly string[] Kept = ["PATH", "USER", "LOGNAME", "LANG", "TZ"];

    /// <summary>What a program gets; `HOME` and `TMPDIR` are always there and exist.</summary>
    public IReadOnlyDictionary<string, string> For(ProcessRequest request)
    {
        var given = environment.Variables
            .Where(variable => Kept.Contains(variable.Key) || variable.Key.StartsWith("LC_", StringComparison.Ordinal))
            .Concat(request.Environment)
            .GroupBy(variable => variable.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        given["PATH"] = given.TryGetValue("PATH", out var path) && request.Confinement?.SystemRoot is null ? $"{path}:{SystemPath}" : SystemPath;
        given["HOME"] = Home();
        given.TryAdd("TMPDIR", "/tmp");
        return given;
    }

    /// <summary>The user's own home, empty: what asks the system for it by the user's name finds the same.</summary>
    private string Home() =>
        environment.Variables.GetValueOrDefault("HOME") is { } home && Path.IsPathFullyQualified(home) && !SystemFolders.AreIn(Path.GetFullPath(home))
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(home))
            : "/tmp/home";
}
