namespace Deployer.Build;

/// <summary>A package may bring its own test command: an executable `run-tests.sh` in its folder.</summary>
internal static class OwnTestCommand
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Its absolute path; null when there is none.</summary>
    public static string? Find(string packageFolder)
    {
        var file = Path.Combine(packageFolder, "run-tests.sh");
        return File.Exists(file) && (File.GetUnixFileMode(file) & Executable) != UnixFileMode.None ? file : null;
    }
}
