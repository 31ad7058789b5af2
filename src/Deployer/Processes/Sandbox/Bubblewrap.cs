namespace Deployer.Processes.Sandbox;

/// <summary>The installed `bwrap` program.</summary>
/// <param name="Program">Its absolute path.</param>
/// <param name="Help">What it says of itself, which names all options that it knows.</param>
internal sealed record Bubblewrap(string Program, string Help)
{
    /// <summary>True when this version has the option.</summary>
    public bool Knows(string option) =>
        Help.Split('\n').Any(line => line.TrimStart().Split(' ', 2)[0] == option);
}
