using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>Reads small text files that a person wrote.</summary>
internal static class FileText
{
    /// <summary>The text; null when there is no such file. Throws when it cannot be read or is too long.</summary>
    public static string? Read(string path, int maxCharacters)
    {
        try
        {
            using var reader = new StreamReader(path);
            var buffer = new char[maxCharacters + 1];
            var length = reader.ReadBlock(buffer);
            return length <= maxCharacters
                ? new string(buffer, 0, length)
                : throw new UsageException("configuration", $"{path} is longer than {maxCharacters} characters.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MachineException("unreadable", $"{path} cannot be read: {exception.Message}", "Check its owner and mode.");
        }
    }
}
