using Deployer.Git;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.App.Loop;

/// <summary>
/// Takes passwords and tokens out of the Git configurations of a workspace, where earlier tools and people left them in addresses,
/// keeps them in `dispatcher.env`, and says so.
/// </summary>
internal static class RemoteCleaning
{
    private const int MaxMirrors = 1000;

    /// <summary>The workspace as it is afterwards.</summary>
    /// <exception cref="MachineException">A file could not be written; nothing was lost.</exception>
    public static async Task<LoadedWorkspace> RunAsync(Call call, LoadedWorkspace workspace, CancellationToken cancellationToken)
    {
        var cleaned = false;
        foreach (var file in Configurations(workspace.Layout).Where(File.Exists))
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken);
            var found = EmbeddedCredentials.Find(text);
            if (found.Count == 0)
                continue;
            var kept = found.Select(credential => Keep(workspace, credential)).ToList();
            ConfigurationLock.Replace(file, EmbeddedCredentials.Remove(text));
            foreach (var (credential, variable) in found.Zip(kept))
                call.Terminal.Warning(Tell(file, credential.Host, variable));
            cleaned = true;
        }

        return cleaned ? call.LoadWorkspace(tellWarnings: false) : workspace;
    }

    /// <summary>What would be moved, and where it is.</summary>
    public static IEnumerable<(string File, string Host)> FindIn(WorkspaceLayout layout) =>
        Configurations(layout).Where(File.Exists)
            .SelectMany(file => EmbeddedCredentials.Find(File.ReadAllText(file)).Select(found => (file, found.Host)));

    private static string Tell(string file, string host, string variable) =>
        $"an address at {host} in {file} held a password or token. It was removed there and is kept as {variable} in dispatcher.env. "
        + "Whoever could read that file knows it: replace it by a new one.";

    private static IEnumerable<string> Configurations(WorkspaceLayout layout)
    {
        yield return Path.Combine(layout.Root, ".git", "config");
        if (!Directory.Exists(layout.Mirrors))
            yield break;
        foreach (var mirror in Directory.EnumerateDirectories(layout.Mirrors).Take(MaxMirrors))
            yield return Path.Combine(mirror, "config");
    }

    /// <summary>Puts it where secrets belong; the name of its variable, which may be one that holds it already.</summary>
    private static string Keep(LoadedWorkspace workspace, EmbeddedCredential credential)
    {
        var file = new EnvironmentFile(workspace.Layout.EnvironmentFile);
        var known = file.Read();
        var name = RemoteTokens.VariableOf(credential.Host.Split(':')[0]);
        for (var number = 2; known.TryGetValue(name, out var line) && line.Value != credential.Value.Reveal(); number++)
            name = $"{RemoteTokens.VariableOf(credential.Host.Split(':')[0])}_{number}";
        if (!known.ContainsKey(name))
            file.Add(name, credential.Value, $"Found in the address of a repository at {credential.Host}; replace it by a new one.");
        return name;
    }
}
