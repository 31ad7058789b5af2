namespace Deployer.Git;

/// <summary>A temporary folder for the index and the files of one operation.</summary>
internal sealed class Scratch : IDisposable
{
    /// <summary>Name of the folder, in the state folder, in which they are made.</summary>
    public const string Folder = "scratch";

    private readonly string _folder;

    /// <param name="stateFolder">Where it is made.</param>
    public Scratch(string stateFolder)
    {
        _folder = Path.Combine(stateFolder, Folder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(_folder);
    }

    /// <summary>The absolute path of a file in it.</summary>
    public string File(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
