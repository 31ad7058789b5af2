using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.AppleLog;

/// <summary>Finds the lines of a file that use Apple's logging and puts them behind a condition.</summary>
internal sealed class LogGuards(SwiftSource source)
{
    private static readonly string[] Modules = ["os", "OSLog"];
    private static readonly string[] Functions = ["os_log", "os_signpost"];
    private static readonly string[] Types = ["OSLog", "Logger", "OSLogType", "OSSignposter", "OSLogStore", "OSSignpostID", "OSAllocatedUnfairLock", "os_unfair_lock"];
    private static readonly string[] Made = ["OSLog", "Logger"];

    private readonly SwiftSource _source = source;
    private readonly IReadOnlyList<SwiftToken> _tokens = source.Tokens;
    private readonly HashSet<string> _logs = new(StringComparer.Ordinal);
    private readonly List<(int Start, int End)> _lines = [];

    /// <summary>Whether a `catch` does nothing but log, so that elsewhere nobody would learn of the error.</summary>
    public bool SwallowsErrors => Enumerable.Range(0, _tokens.Count).Any(index => _tokens[index].IsWord("catch") && IsLeftEmpty(index));

    /// <summary>The file with everything guarded; null when a use stands inside of something that has to stay.</summary>
    public SourceFile? Apply()
    {
        var section = new ImportSection(_source);
        var imports = section.Imports.Where(import => import.IsOnLinux && Modules.Contains(import.Module)).ToList();
        if (imports.Count == 0 || !imports.TrueForAll(import => IsLine(import.Start, import.End))) return null;
        _lines.AddRange(imports.Select(import => (import.Start, import.End)));
        var isOther = section.HasOnLinux("Logging");
        ReadExtensions(isOther);
        ReadDeclarations(isOther);
        for (var index = 0; index < _tokens.Count; index++)
        {
            if (IsUse(index, isOther) && !IsGuarded(index) && !AddStatement(index)) return null;
        }

        return _source.File.With(Edits());
    }

    /// <summary>`private let log = Logger(subsystem: "a", category: "b")` on lines of its own.</summary>
    private void ReadDeclarations(bool isOther)
    {
        for (var index = 2; index + 3 < _tokens.Count; index++)
        {
            if (_tokens[index - 1].Text is not ("let" or "var") || !_source.IsCompiledOn(Platform.Linux, index) || IsGuarded(index)) continue;
            var value = Is(index + 1, '=') ? index + 2 : Is(index + 1, ':') && Is(index + 3, '=') ? index + 4 : -1;
            if (value < 0 || value + 1 >= _tokens.Count || !Made.Contains(_tokens[value].Text) || (isOther && _tokens[value].IsWord("Logger"))) continue;
            var close = Is(value + 1, '(') ? _source.Closing(value + 1) : Is(value + 1, '.') ? value + 2 : null;
            var first = FirstOfLine(index);
            if (close is not { } last || last >= _tokens.Count || !IsLine(_tokens[first].Start, _tokens[last].End) || !IsDeclaration(first, index - 1)) continue;
            _logs.Add(_tokens[index].Text);
            _lines.Add((_tokens[first].Start, _tokens[last].End));
        }
    }

    /// <summary>`extension Logger { … }` on lines of its own.</summary>
    private void ReadExtensions(bool isOther)
    {
        for (var index = 0; index + 2 < _tokens.Count; index++)
        {
            if (!_tokens[index].IsWord("extension") || !Types.Contains(_tokens[index + 1].Text) || (isOther && _tokens[index + 1].IsWord("Logger"))) continue;
            var (first, open) = (FirstOfLine(index), index + 2);
            while (open < _tokens.Count && !Is(open, '{')) open++;
            if (open == _tokens.Count || _source.Closing(open) is not { } close || !IsLine(_tokens[first].Start, _tokens[close].End) || !IsDeclaration(first, index)) continue;
            _lines.Add((_tokens[first].Start, _tokens[close].End));
        }
    }

    private bool IsLeftEmpty(int keyword)
    {
        var open = keyword + 1;
        while (open < _tokens.Count && !Is(open, '{')) open++;
        if (open == _tokens.Count || _source.Closing(open) is not { } close || close == open + 1) return false;
        return Enumerable.Range(open + 1, close - open - 1).All(IsGuarded);
    }

    private bool IsGuarded(int index) => _lines.Exists(line => line.Start <= _tokens[index].Start && _tokens[index].End <= line.End);

    private bool IsDeclaration(int first, int keyword) =>
        Enumerable.Range(first, keyword - first).All(index => _tokens[index].Text is "private" or "fileprivate" or "static" or "internal" or "public" or "nonisolated" or "package" or "@" or "usableFromInline" or "lazy");

    private bool IsUse(int index, bool isOther)
    {
        var token = _tokens[index];
        if (token.Kind != SwiftTokenKind.Word || !_source.IsCompiledOn(Platform.Linux, index)) return false;
        if (Functions.Contains(token.Text)) return true;
        if (Types.Contains(token.Text)) return !(isOther && token.Text == "Logger");
        var isMember = Is(index - 1, '.') && !(index > 1 && _tokens[index - 2].Text is "self" or "Self");
        return _logs.Contains(token.Text) && !isMember && !Is(index + 1, ':');
    }

    /// <summary>`os_log(…)`, `log.info(…)` or `self.log.info(…)` as a statement that has its lines to itself.</summary>
    private bool AddStatement(int index)
    {
        var first = Is(index - 1, '.') ? index - 2 : index;
        var open = index + 1;
        while (Is(open, '.') && open + 2 < _tokens.Count) open += 2;
        if (!Is(open, '(') || _source.Closing(open) is not { } close || !IsLine(_tokens[first].Start, _tokens[close].End) || !StartsStatement(first)) return false;
        _lines.Add((_tokens[first].Start, _tokens[close].End));
        return true;
    }

    /// <summary>Whether what stands before lets a new statement begin; an operator, a bracket or a comma does not.</summary>
    private bool StartsStatement(int index)
    {
        if (index == 0) return true;
        var before = _tokens[index - 1];
        return before.Kind is SwiftTokenKind.Directive or SwiftTokenKind.String || before.IsSymbol('{') || before.IsSymbol('}') || before.IsSymbol(')') || before.IsSymbol(']')
            || before.IsSymbol(';') || (before.IsSymbol(':') && IsCase(index - 1)) || before.IsWord("in") || (before.Kind == SwiftTokenKind.Word && before.Text is not ("return" or "try" or "await" or "throw" or "else"));
    }

    private bool IsCase(int colon) => _tokens[FirstOfLine(colon)].Text is "case" or "default";

    private bool IsLine(int start, int end)
    {
        var file = _source.File;
        var rest = file.Text[end..file.EndOfLine(end)].Trim();
        return string.IsNullOrWhiteSpace(file.Text[file.StartOfLine(start)..start]) && (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal));
    }

    private int FirstOfLine(int index)
    {
        var start = _source.File.StartOfLine(_tokens[index].Start);
        while (index > 0 && _tokens[index - 1].Start >= start) index--;
        return index;
    }

    private bool Is(int index, char symbol) => index >= 0 && index < _tokens.Count && _tokens[index].IsSymbol(symbol);

    /// <summary>One condition around lines that follow each other.</summary>
    private IEnumerable<TextEdit> Edits()
    {
        var file = _source.File;
        var ranges = _lines.Select(line => (Start: file.StartOfLine(line.Start), End: file.StartOfNextLine(line.End))).Distinct().OrderBy(range => range.Start).ToList();
        for (var index = 0; index < ranges.Count; index++)
        {
            var start = ranges[index].Start;
            while (index + 1 < ranges.Count && ranges[index + 1].Start == ranges[index].End) index++;
            var end = ranges[index].End;
            var isUnterminated = file.Text[end - 1] != '\n';
            yield return new TextEdit(start, start, "#if canImport(os)" + file.LineEnding);
            yield return new TextEdit(end, end, (isUnterminated ? file.LineEnding : "") + "#endif" + file.LineEnding);
        }
    }
}
