using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Fixers.Source;

/// <summary>The imports of a Swift file and the place where another one belongs.</summary>
internal sealed class ImportSection
{
    private static readonly string[] AccessLevels = ["public", "package", "internal", "fileprivate", "private"];
    private static readonly string[] SymbolKinds = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"];

    private readonly SwiftSource _source;
    private readonly List<SwiftImport> _imports = [];
    private int? _insertionOffset;

    public ImportSection(SwiftSource source)
    {
        _source = source;
        ReadImports();
    }

    /// <summary>All imports at the file's head, in their order.</summary>
    public IReadOnlyList<SwiftImport> Imports => _imports;

    /// <summary>Whether a module is imported where Linux can see it.</summary>
    public bool HasOnLinux(string module) => _imports.Any(import => import.IsOnLinux && import.Module == module);

    /// <summary>The access level that all imports of the file are written with; empty when they are not.</summary>
    public string Access =>
        _imports.Count > 0 && _imports.All(import => import.Access is not null)
            ? _imports.GroupBy(import => import.Access).MaxBy(group => group.Count())!.Key + " "
            : "";

    /// <summary>The edit that puts lines after the last import, or after the comment at the file's head when there is none.</summary>
    public TextEdit Insert(IEnumerable<string> lines)
    {
        var newLine = _source.File.LineEnding;
        if (_insertionOffset is { } offset)
        {
            var isUnterminated = offset > 0 && _source.File.Text[offset - 1] != '\n';
            return new TextEdit(offset, offset, (isUnterminated ? newLine : "") + Block(lines, newLine));
        }

        var head = EndOfHead();
        var block = Block(lines.SkipWhile(line => line.Length == 0), newLine);
        return new TextEdit(head, head, head == _source.File.Text.Length ? block : block + newLine);
    }

    private static string Block(IEnumerable<string> lines, string newLine) =>
        SourceFile.Bytes(string.Concat(lines.Select(line => line + newLine)));

    private void ReadImports()
    {
        var depth = 0;
        var index = 0;
        while (index < _source.Tokens.Count)
        {
            var token = _source.Tokens[index];
            if (token.Kind == SwiftTokenKind.Directive)
            {
                depth += token.Text.StartsWith("#if", StringComparison.Ordinal) ? 1 : token.Text.StartsWith("#endif", StringComparison.Ordinal) ? -1 : 0;
                if (depth == 0 && _imports.Count > 0) _insertionOffset = _source.File.StartOfNextLine(token.End - 1);
                index++;
            }
            else if (ReadImport(index) is { } next)
            {
                if (depth == 0) _insertionOffset = _source.File.StartOfNextLine(_imports[^1].End - 1);
                index = next;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Index after the import statement that starts at an index; null when something else starts there.</summary>
    private int? ReadImport(int start)
    {
        var index = SkipAttributes(start);
        var access = index < _source.Tokens.Count && AccessLevels.Contains(_source.Tokens[index].Text) ? _source.Tokens[index++].Text : null;
        if (index + 1 >= _source.Tokens.Count || !_source.Tokens[index].IsWord("import")) return null;
        index++;
        if (SymbolKinds.Contains(_source.Tokens[index].Text)) index++;
        if (index >= _source.Tokens.Count || _source.Tokens[index].Kind != SwiftTokenKind.Word) return null;
        var module = _source.Tokens[index].Text;
        while (index + 2 < _source.Tokens.Count && _source.Tokens[index + 1].IsSymbol('.')) index += 2;
        _imports.Add(new SwiftImport(
            module, access, _source.Tokens[start].Start, _source.Tokens[index].End, _source.IsCompiledOn(Platform.Linux, start)));
        index++;
        return index < _source.Tokens.Count && _source.Tokens[index].IsSymbol(';') ? index + 1 : index;
    }

    private int SkipAttributes(int index)
    {
        while (index + 1 < _source.Tokens.Count && _source.Tokens[index].IsSymbol('@'))
        {
            index += 2;
            if (index < _source.Tokens.Count && _source.Tokens[index].IsSymbol('(')) index = (_source.Closing(index) ?? index) + 1;
        }

        return index;
    }

    /// <summary>
    /// Offset of the first line that belongs to the code: after blank lines and ordinary comments, before a documentation comment.
    /// </summary>
    private int EndOfHead()
    {
        var text = _source.File.Text;
        var first = _source.Tokens.Count > 0 ? _source.Tokens[0].Start : text.Length;
        var at = text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? 3 : 0;
        while (at < first)
        {
            var line = text[at.._source.File.EndOfLine(at)].TrimStart();
            if (line.StartsWith("/*", StringComparison.Ordinal) && !line.StartsWith("/**", StringComparison.Ordinal))
            {
                var close = text.IndexOf("*/", at, StringComparison.Ordinal);
                if (close < 0 || close >= first) break;
                at = _source.File.StartOfNextLine(close);
            }
            else if (line.Length == 0 || line.StartsWith("#!", StringComparison.Ordinal) || IsOrdinaryComment(line))
            {
                at = _source.File.StartOfNextLine(at);
            }
            else
            {
                break;
            }
        }

        return Math.Min(at, text.Length);
    }

    private static bool IsOrdinaryComment(string line) =>
        line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("///", StringComparison.Ordinal);
}
