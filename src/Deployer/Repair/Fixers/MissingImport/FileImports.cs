using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingImport;

/// <summary>What one file lacks to import, collected from its errors.</summary>
internal sealed class FileImports(SourceFile file)
{
    private readonly ImportSection _section = new(new SwiftSource(file));
    private readonly HashSet<string> _modules = new(StringComparer.Ordinal);
    private readonly List<SwiftImport> _replaced = [];

    /// <summary>What is missing.</summary>
    public IReadOnlyCollection<string> Modules => _modules;

    /// <summary>Notes what an error asks for; false when an import would not mend it.</summary>
    public bool Addresses(Diagnostic error)
    {
        if (ImportReader.IsAboutDarwin(error)) return ReplacesDarwin(error);
        if (ImportReader.ModuleFor(error, file) is not { } module || IsVisible(module)) return false;
        _modules.Add(module);
        if (KnownNames.IsPartOfFoundation(module) && !_section.HasOnLinux(KnownNames.Foundation)) _modules.Add(KnownNames.Foundation);
        return true;
    }

    /// <summary>The file with all of it imported.</summary>
    public SourceFile Apply(IReadOnlyList<string> order)
    {
        var access = _section.Access;
        var replacements = _replaced.Select((import, index) => new TextEdit(
            import.Start, import.End,
            index > 0 ? "" : string.Join(file.LineEnding, ImportLines.Of(KnownNames.CLibrary, import.Access is null ? "" : import.Access + " "))));
        var lines = order.Where(Modules.Contains).Where(module => module != KnownNames.CLibrary || _replaced.Count == 0)
            .SelectMany(module => ImportLines.Of(module, access)).ToList();
        return file.With(lines.Count == 0 ? replacements : [.. replacements, _section.Insert(lines)]);
    }

    private bool ReplacesDarwin(Diagnostic error)
    {
        var import = _section.Imports.FirstOrDefault(import =>
            import.Module == "Darwin" && import.IsOnLinux && LineOf(import) == error.Line);
        if (import is null) return false;
        _modules.Add(KnownNames.CLibrary);
        if (!_replaced.Contains(import)) _replaced.Add(import);
        return true;
    }

    private int LineOf(SwiftImport import) => file.Text.AsSpan(0, import.End).Count('\n') + 1;

    // Foundation brings the C library and Dispatch along.
    private bool IsVisible(string module) => module switch
    {
        KnownNames.CLibrary => HasAny(KnownNames.Foundation, "Glibc", "Musl"),
        KnownNames.Dispatch => HasAny(KnownNames.Foundation, KnownNames.Dispatch),
        _ => HasAny(module),
    };

    private bool HasAny(params string[] modules) => modules.Any(_section.HasOnLinux);
}
