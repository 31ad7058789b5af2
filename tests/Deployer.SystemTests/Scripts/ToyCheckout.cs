using Deployer.SystemTests.Scenes;

namespace Deployer.SystemTests.Scripts;

/// <summary>A checkout with the real launcher and scripts over a program of three lines, which is built in seconds.</summary>
internal sealed class ToyCheckout : IDisposable
{
    private const string Project =
        "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>"
        + "<AssemblyName>codex-deployer</AssemblyName><UseArtifactsOutput>true</UseArtifactsOutput><UseAppHost>false</UseAppHost>"
        + "</PropertyGroup></Project>";

    public ToyCheckout()
    {
        Directory.CreateDirectory(Folder);
        File.Copy(Path.Combine(SharedHome.Repository, "codex-deployer"), Launcher);
        Folders.Copy(Path.Combine(SharedHome.Repository, "scripts"), Path.Combine(Folder, "scripts"));
        Folders.Write(Folder, "Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");
        foreach (var file in new[] { "global.json", "BannedSymbols.txt", ".editorconfig" })
        {
            File.Copy(Path.Combine(SharedHome.Repository, file), Path.Combine(Folder, file));
        }

        Folders.Write(Folder, "src/Deployer.App/Deployer.App.csproj", Project);
        WriteProgram(version: 1);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("codex-scripts-").FullName;

    public string Folder => Path.Combine(Root, "checkout");

    public string Launcher => Path.Combine(Folder, "codex-deployer");

    /// <summary>When the program was written to its place.</summary>
    public DateTime BuiltAt => File.GetLastWriteTimeUtc(Path.Combine(Folder, "artifacts/bin/Deployer.App/release/codex-deployer.dll"));

    public void WriteProgram(int version) => Folders.Write(
        Folder, "src/Deployer.App/Program.cs", $"System.Console.WriteLine(\"version {version}: \" + string.Join('|', args));\nreturn 7;\n");

    public void BreakProgram() => Folders.Write(Folder, "src/Deployer.App/Program.cs", "return nothing;\n");

    /// <summary>The other scripts of the repository's root.</summary>
    public void AddScripts()
    {
        foreach (var script in new[] { "quickstart", "test" })
        {
            File.Copy(Path.Combine(SharedHome.Repository, script), Path.Combine(Folder, script));
        }

        Folders.Copy(Path.Combine(SharedHome.Repository, "samples"), Path.Combine(Folder, "samples"));
    }

    /// <summary>A folder for the PATH with all programs of this machine but some.</summary>
    public string PathWithout(params string[] programs)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "programs")).FullName;
        foreach (var program in new[] { "/usr/local/bin", "/usr/bin", "/bin" }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            var link = Path.Combine(folder, Path.GetFileName(program));
            if (!programs.Contains(Path.GetFileName(program)) && !Path.Exists(link))
            {
                File.CreateSymbolicLink(link, program);
            }
        }

        return folder;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
