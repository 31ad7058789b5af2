using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>Where things are in a workspace.</summary>
/// <param name="Root">Absolute path of the workspace.</param>
internal sealed record WorkspaceLayout(string Root)
{
    public string Configuration => Path.Combine(Root, "deployer.yaml");

    public string EnvironmentFile => Path.Combine(Root, "dispatcher.env");

    public string Repositories => Path.Combine(Root, "repos");

    public string Feedback => Path.Combine(Root, "feedback");

    public string Commands => Path.Combine(Root, "commands");

    public string Logs => Path.Combine(Root, "logs");

    public string State => Path.Combine(Root, ".deployer");

    public string Database => Path.Combine(State, "deployer.db");

    public string LockFile => Path.Combine(State, "daemon.lock");

    public string Socket => Path.Combine(State, "daemon.sock");

    public string StopFile => Path.Combine(State, "stop");

    public string Mirrors => Path.Combine(State, "mirrors");

    /// <summary>Mirrors of the repositories that packages depend on; builds may read it.</summary>
    public string Dependencies => Path.Combine(State, "dependencies");

    public string Caches => Path.Combine(State, "cache");

    public string Slots(ServiceName service) => Path.Combine(State, "slots", service.Value);

    public string LogsOf(ServiceName service) => Path.Combine(Logs, service.Value);
}
