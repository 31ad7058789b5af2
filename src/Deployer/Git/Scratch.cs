namespace Deployer.Git;

/// <summary>A temporary folder for the index and the files of one operation.</summary>
internal sealed class Scratch : IDisposable
{
    /// <summary>Name of the folder, in the state folder, in which they are made.</summary>
    public const string Place = "scratch";

    /// <param name="stateFolder">Where it is made.</param>
    public Scratch(string stateFolder)
    {
        Folder = Path.Combine(stateFolder, Place, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Its absolute path.</summary>
    public string Folder { get; }

    /// <summary>The absolute path of a file in it.</summary>
    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
