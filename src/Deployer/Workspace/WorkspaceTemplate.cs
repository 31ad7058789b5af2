using System.Text;
using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>Makes the files and folders of a new workspace. Never overwrites; a second time it changes nothing.</summary>
/// <param name="layout">Where they belong.</param>
internal sealed class WorkspaceTemplate(WorkspaceLayout layout)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Ordinary = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const string Ignored = """
        # State, secrets and logs of Codex-Deployer.
        .deployer/
        dispatcher.env
        logs/

        """;

    /// <summary>Makes what is missing and says for each whether it was.</summary>
    public IReadOnlyList<TemplateStep> Write()
    {
        try
        {
            Directory.CreateDirectory(layout.Root);
            return
            [
                MakeFile(layout.Configuration, ConfigurationText(), Ordinary),
                MakeFile(layout.EnvironmentFile, EnvironmentText(), OwnerOnly),
                MakeFile(Path.Combine(layout.Root, ".gitignore"), Ignored, Ordinary),
                .. new[] { layout.Repositories, layout.Feedback, layout.Commands, layout.Logs, layout.State }.Select(MakeFolder),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MachineException(
                "not-writable", $"The workspace {layout.Root} cannot be written: {exception.Message}", "Check its owner and mode.");
        }
    }

    private static TemplateStep MakeFolder(string path)
    {
        if (Directory.Exists(path))
            return new TemplateStep(path, Created: false);
        Directory.CreateDirectory(path);
        return new TemplateStep(path, Created: true);
    }

    // CreateNew with the mode in the same call: never another's file, and no moment in which others may read the secrets.
    private static TemplateStep MakeFile(string path, string text, UnixFileMode mode)
    {
        if (Path.Exists(path))
            return new TemplateStep(path, Created: false);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using var writer = new StreamWriter(path, new UTF8Encoding(false), options);
        writer.Write(text);
        return new TemplateStep(path, Created: true);
    }

    private static string ConfigurationText()
    {
        using var stream = typeof(WorkspaceTemplate).Assembly.GetManifestResourceStream("Template.deployer.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string EnvironmentText()
    {
        var text = new StringBuilder("# Secrets and switches of this workspace. Never committed, never printed; keep the mode 0600.\n");
        foreach (var variable in Variables.All.Where(variable => variable.AppliesNow && variable.Name != Variables.Workspace))
            text.Append($"\n# {variable.Meaning.Replace("`", "")}\n#{variable.Name}={variable.Default}\n");
        return text.ToString();
    }
}

/// <summary>A file or folder of a new workspace.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Created">False when it was there already.</param>
internal sealed record TemplateStep(string Path, bool Created);
