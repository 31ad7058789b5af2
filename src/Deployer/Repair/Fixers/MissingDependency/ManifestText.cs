using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingDependency;

/// <summary>The text of a `Package.swift`, in which a target's dependencies can be added to.</summary>
internal sealed class ManifestText(SourceFile file)
{
    private static readonly string[] Kinds = ["target", "executableTarget", "testTarget", "macro", "plugin", "systemLibrary"];

    private readonly SwiftSource _source = new(file);

    /// <summary>
    /// The manifest with the dependency declared; null when the target is not declared exactly once, by literals only.
    /// </summary>
    public SourceFile? Add(TargetEdge edge) => Add(edge.Target, $"\"{edge.Dependency}\"");

    /// <summary>The same for a dependency that is written in another way than by its name.</summary>
    public SourceFile? Add(string target, string dependency)
    {
        var calls = Enumerable.Range(0, _source.Tokens.Count).Where(index => IsDeclaration(index, target)).ToList();
        if (calls is not [var call] || _source.Closing(call + 2) is not { } close) return null;
        var element = SourceFile.Bytes(dependency);
        var value = Argument("dependencies", call + 2, close);
        return value is { } array ? AddTo(array, close, element) : AddArgument(call, element);
    }

    /// <summary>`.target(name: "X"` with a plain name, not as an element of another target's dependencies.</summary>
    private bool IsDeclaration(int dot, string target) =>
        dot + 6 < _source.Tokens.Count
        && _source.Tokens[dot].IsSymbol('.')
        && Kinds.Contains(_source.Tokens[dot + 1].Text)
        && _source.Tokens[dot + 2].IsSymbol('(')
        && _source.Tokens[dot + 3].IsWord("name")
        && _source.Tokens[dot + 4].IsSymbol(':')
        && _source.Tokens[dot + 5].Text == SourceFile.Bytes($"\"{target}\"")
        && (_source.Tokens[dot + 6].IsSymbol(',') || _source.Tokens[dot + 6].IsSymbol(')'))
        && LabelAround(dot) != "dependencies";

    /// <summary>The label of the array that a token is an element of; null when it is in none or the array has no label.</summary>
    private string? LabelAround(int token)
    {
        var depth = 0;
        for (var index = token - 1; index >= 0; index--)
        {
            if (_source.Tokens[index].Kind != SwiftTokenKind.Symbol) continue;
            depth += ")]}".Contains(_source.Tokens[index].Text[0]) ? 1 : "([{".Contains(_source.Tokens[index].Text[0]) ? -1 : 0;
            if (depth < 0)
            {
                return index >= 2 && _source.Tokens[index].IsSymbol('[') && _source.Tokens[index - 1].IsSymbol(':')
                    ? _source.Tokens[index - 2].Text
                    : null;
            }
        }

        return null;
    }

    /// <summary>Index of the first token of an argument's value in a call; null when the call has no such argument.</summary>
    private int? Argument(string label, int open, int close)
    {
        for (var index = open + 1; index < close; index++)
        {
            if (_source.Tokens[index].IsWord(label) && _source.Tokens[index + 1].IsSymbol(':')) return index + 2;
            if (_source.Tokens[index].Kind == SwiftTokenKind.Symbol && "([{".Contains(_source.Tokens[index].Text[0]))
            {
                index = _source.Closing(index) ?? close;
            }
        }

        return null;
    }

    private SourceFile? AddTo(int open, int closeOfCall, string element)
    {
        if (!_source.Tokens[open].IsSymbol('[') || _source.Closing(open) is not { } close || close >= closeOfCall) return null;
        var isWhole = close + 1 == closeOfCall || _source.Tokens[close + 1].IsSymbol(',');
        var hasBranches = _source.Tokens.Skip(open).Take(close - open).Any(token => token.Kind == SwiftTokenKind.Directive);
        if (!isWhole || hasBranches) return null;
        if (close == open + 1) return file.With([Insertion(_source.Tokens[open].End, element)]);
        return file.With(Append(_source.Tokens[close - 1], _source.Tokens[close], element));
    }

    private IEnumerable<TextEdit> Append(SwiftToken last, SwiftToken close, string element)
    {
        var hasComma = last.IsSymbol(',');
        if (file.EndOfLine(last.End) >= close.Start)
        {
            return [Insertion(last.End, hasComma ? $" {element}," : $", {element}")];
        }

        // The new line goes behind a comment that ends the last element's line.
        var line = file.LineEnding + file.IndentationAt(last.Start) + element + (hasComma ? "," : "");
        var end = Insertion(file.EndOfLine(last.End), line);
        return hasComma ? [end] : [Insertion(last.End, ","), end];
    }

    /// <summary>Behind the name, where the order of arguments wants it, on a line of its own when the name has one.</summary>
    private SourceFile AddArgument(int call, string element)
    {
        var name = _source.Tokens[call + 5];
        var argument = $"dependencies: [{element}]";
        var hasOwnLine = file.StartOfLine(name.Start) > _source.Tokens[call + 2].Start;
        var separator = hasOwnLine ? $",{file.LineEnding}{file.IndentationAt(name.Start)}" : ", ";
        return file.With([Insertion(name.End, separator + argument)]);
    }

    private static TextEdit Insertion(int offset, string text) => new(offset, offset, text);
}
