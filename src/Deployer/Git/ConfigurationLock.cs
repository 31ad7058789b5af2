using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>Replaces a Git configuration the way Git does: under its lock, in one step.</summary>
internal static class ConfigurationLock
{
    /// <param name="file">Absolute path of the configuration.</param>
    /// <param name="text">All of it.</param>
    /// <exception cref="MachineException">It is locked, or cannot be written; it is as before.</exception>
    public static void Replace(string file, string text)
    {
        var unfinished = $"{file}.lock";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = File.GetUnixFileMode(file);
            using (var writer = new StreamWriter(unfinished, options)) writer.Write(text);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MachineException(
                "git-configuration",
                $"{file} holds a password or token in an address and could not be changed: {error.Message}",
                $"Remove it from the address there by hand; when no Git is running and {unfinished} exists, delete that file.");
        }
    }
}
