using Deployer.Kernel;
using Deployer.Tests.Processes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

/// <summary>A workspace in a folder of its own, with an environment of its own.</summary>
internal sealed class WorkspaceWorld : IDisposable
{
    private readonly TempFolder _folder = new();

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public string Root => _folder.Path;

    public WorkspaceLayout Layout => new(Root);

    public void Dispose() => _folder.Dispose();

    public string Write(string relative, string text)
    {
        var path = _folder[relative];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>dispatcher.env with the mode that it should have.</summary>
    public void WriteEnvironmentFile(string text) =>
        Permissions.Set(Write("dispatcher.env", text), Permissions.OwnerOnly);

    public LoadedWorkspace Load() => WorkspaceLoader.Load(Root, Environment);

    public UsageException LoadFails() => Assert.Throws<UsageException>(() => Load());

    public WorkspaceOptions Options(string yaml)
    {
        Write("deployer.yaml", yaml);
        return Load().Options;
    }

    /// <summary>The error that a configuration is refused with.</summary>
    public UsageException Refused(string yaml)
    {
        Write("deployer.yaml", yaml);
        return LoadFails();
    }
}
