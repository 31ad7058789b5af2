namespace Deployer.Repair.Gate;

/// <summary>A candidate changes contents: no file becomes a link, a submodule or a program, and none stops being one.</summary>
internal sealed class ModePolicy
{
    private const string None = "000000";
    private const string Ordinary = "100644";
    private const string Executable = "100755";

    /// <summary>Judges the modes of changed files.</summary>
    public static Check Judge(IReadOnlyList<ChangedFile> files) =>
        files.Select(Judge).FirstOrDefault(check => check is Check.Refused) ?? Check.Passed.Instance;

    private static Check Judge(ChangedFile file)
    {
        if (!IsFile(file.OldMode) || !IsFile(file.NewMode))
        {
            return new Check.Refused("not-a-file", $"{file.Path} is or becomes a link or a submodule (mode {file.OldMode} to {file.NewMode}).", "a change of the file itself");
        }

        var isNew = file.OldMode == None;
        var isGone = file.NewMode == None;
        if (isNew && !isGone && file.NewMode != Ordinary)
        {
            return new Check.Refused("new-mode", $"{file.Path} would be new with mode {file.NewMode}; a new file is {Ordinary}.", $"the same file with mode {Ordinary}");
        }

        return !isNew && !isGone && file.OldMode != file.NewMode
            ? new Check.Refused("mode-change", $"{file.Path} would change its mode from {file.OldMode} to {file.NewMode}.", "the same content with the old mode")
            : Check.Passed.Instance;
    }

    private static bool IsFile(string mode) => mode is None or Ordinary or Executable;
}
