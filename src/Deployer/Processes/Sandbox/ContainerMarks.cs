namespace Deployer.Processes.Sandbox;

/// <summary>Tells whether this machine is a container, by the marks that container programs leave.</summary>
internal static class ContainerMarks
{
    private static readonly string[] Files = ["/.dockerenv", "/run/.containerenv", "/run/systemd/container"];

    private static readonly string[] Names = ["docker", "kubepods", "containerd", "libpod", "lxc"];

    public static bool AreHere() => Files.Any(File.Exists) || Names.Any(FirstGroups().Contains);

    private static string FirstGroups()
    {
        try
        {
            return File.ReadAllText("/proc/1/cgroup");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
