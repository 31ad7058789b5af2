using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ModuleImport;

/// <summary>The imports of a file and those it should have.</summary>
internal sealed class TestableImports(SwiftSource source)
{
    private const string Testable = "@testable ";

    private readonly ImportSection _section = new(source);
    private readonly List<WantedImport> _wanted = [];

    /// <summary>Whether a module is imported already, so that its internal names are seen where that is asked for.</summary>
    public bool Shows(string module, bool isTestable) => _section.Imports.Any(
        import => import.Module == module && import.IsOnLinux && (!isTestable || IsTestable(import)));

    /// <summary>Notes an import; false when the file has it.</summary>
    public bool Want(WantedImport wanted)
    {
        if (Shows(wanted.Module, wanted.IsTestable)) return false;
        if (!_wanted.Contains(wanted)) _wanted.Add(wanted);
        return true;
    }

    /// <summary>The edits that add what was noted.</summary>
    public IReadOnlyList<TextEdit> Edits()
    {
        var modules = _wanted.GroupBy(wanted => wanted.Module, StringComparer.Ordinal)
            .Select(group => new WantedImport(group.Key, group.Any(wanted => wanted.IsTestable))).ToList();
        var present = modules.Where(wanted => Find(wanted.Module) is not null).ToList();
        var edits = present.Select(wanted => Find(wanted.Module)!.Start).Select(start => new TextEdit(start, start, Testable)).ToList();
        var lines = modules.Except(present).OrderBy(wanted => wanted.IsTestable)
            .Select(wanted => wanted.IsTestable ? $"{Testable}import {wanted.Module}" : $"{_section.Access}import {wanted.Module}").ToList();
        if (lines.Count > 0) edits.Add(_section.Insert(lines));
        return edits;
    }

    private SwiftImport? Find(string module) => _section.Imports.FirstOrDefault(import => import.Module == module && import.IsOnLinux);

    private bool IsTestable(SwiftImport import) => source.File.Text[import.Start..import.End].Contains("@testable", StringComparison.Ordinal);
}
