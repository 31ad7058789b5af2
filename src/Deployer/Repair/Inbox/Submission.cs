namespace Deployer.Repair.Inbox;

/// <summary>Puts feedback files into the inbox: whole or not at all, and never over another one.</summary>
/// <param name="folder">Absolute path of the inbox.</param>
internal sealed class Submission(string folder)
{
    private const int MaxNames = 1000;

    /// <summary>The absolute path it has there; one that lies there already is not put there again.</summary>
    /// <param name="name">Its file name, ending in `.json`.</param>
    /// <param name="content">All bytes.</param>
    public string Put(string name, byte[] content)
    {
        Directory.CreateDirectory(folder);
        var stem = Path.GetFileNameWithoutExtension(name);
        for (var number = 1; number <= MaxNames; number++)
        {
            var file = Path.Combine(folder, number == 1 ? $"{stem}.json" : $"{stem}-{number}.json");
            if (!File.Exists(file))
            {
                return Write(file, content);
            }

            if (File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
            {
                return file;
            }
        }

        throw new IOException($"{folder} holds {MaxNames} files named {stem} already.");
    }

    private static string Write(string file, byte[] content)
    {
        var unfinished = $"{file}.{Environment.ProcessId}.new";
        File.WriteAllBytes(unfinished, content);
        File.Move(unfinished, file);
        return file;
    }
}
