using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>An initialiser that is not finished.</summary>
internal sealed class OpenInitializer(SearchScene scene, Located init)
{
    private SwiftOutline File => init.File;

    /// <summary>Assigns properties.</summary>
    /// <param name="properties">Those that have no value yet.</param>
    /// <param name="before">The token in front of whose statement they need one; null for the end.</param>
    public IEnumerable<Proposal> Assign(IReadOnlyList<string> properties, int? before)
    {
        if (properties.Count == 0) yield break;
        var place = before is { } token ? Expressions.StatementOf(File, token) : (int?)null;
        var twin = GreenTwins.Of(scene, init);
        var green = properties.Select(name => twin is null ? null : Assignment(twin, name)).ToList();
        if (green.TrueForAll(line => line is not null)) yield return Make(green!, place, Confidence.High, Phrase(properties));
        var own = properties.Select((name, index) => Own(name) ?? green[index]).ToList();
        if (own.TrueForAll(line => line is not null) && !own.SequenceEqual(green)) yield return Make(own!, place, Confidence.Medium, Phrase(properties));
    }

    /// <summary>Calls the initialiser of the superclass.</summary>
    public IEnumerable<Proposal> CallSuper()
    {
        if (GreenTwins.Of(scene, init) is { } twin && CallIn(twin) is { } call) yield return Make([call], null, Confidence.High, "Call the superclass's initialiser as before");
        if (Only() is not { } designated) yield break;
        var arguments = new List<string>();
        foreach (var parameter in designated.Parameters)
        {
            var label = designated.File.Text(parameter.LabelAt);
            var name = designated.File.Text(parameter.NameAt);
            if (Signature.Of(init)?.Named(name) is null && parameter.HasDefault) continue;
            if (Signature.Of(init)?.Named(name) is null) yield break;
            arguments.Add(label == "_" ? name : $"{label}: {name}");
        }

        yield return Make([$"super.init({string.Join(", ", arguments)})"], null, Confidence.Medium, "Call the superclass's initialiser");
    }

    /// <summary>The only designated initialiser of the superclass.</summary>
    private Signature? Only()
    {
        if (init.Declaration.Parent is not { Inherited: [var parent, ..] } || Lookup.Type(scene, parent) is not { Declaration.Keyword: "class" } type) return null;
        var found = Lookup.MembersOf(scene, type.Name)
            .Where(member => member.Declaration.Keyword == "init" && !member.Declaration.Modifiers.Contains("convenience")).Take(2).ToList();
        return found is [var only] ? Signature.Of(only) : null;
    }

    /// <summary>From the parameter of that name, if the types do not plainly differ.</summary>
    private string? Own(string name)
    {
        if (Signature.Of(init)?.Named(name) is not { } parameter) return null;
        var property = init.Declaration.Parent is { } owner ? Lookup.MembersOf(scene, owner.Name).FirstOrDefault(found => found.Name == name) : null;
        var type = File.Written(parameter.Type).Replace("@escaping ", "", StringComparison.Ordinal);
        return property?.TypeText is { } wanted && !TypeReader.AreSame(wanted.TrimEnd('?'), type) && !TypeReader.AreSame(wanted, type) ? null : $"self.{name} = {name}";
    }

    /// <summary>The statement that assigned a property.</summary>
    private static string? Assignment(Located twin, string name)
    {
        var file = twin.File;
        for (var at = twin.Declaration.Open + 1 ?? int.MaxValue; at < twin.Declaration.Close; at++)
        {
            if (file.Text(at) != name || !file.Is(at + 1, '=') || file.Is(at + 2, '=')) continue;
            var start = file.Is(at - 1, '.') && file.Text(at - 2) == "self" ? at - 2 : at;
            if (start == at && file.Is(at - 1, '.')) continue;
            if (start != twin.Declaration.Open + 1 && !file.StartsLine(start) && !file.Is(start - 1, ';')) continue;
            return Statement(file, start, twin.Declaration.Close.Value);
        }

        return null;
    }

    private static string? CallIn(Located twin)
    {
        var start = Enumerable.Range(twin.Declaration.Open ?? 0, (twin.Declaration.Close ?? 0) - (twin.Declaration.Open ?? 0))
            .FirstOrDefault(at => twin.File.Text(at) == "super" && twin.File.Text(at + 2) == "init");
        return start == 0 ? null : Statement(twin.File, start, twin.Declaration.Close!.Value);
    }

    private static string Statement(SwiftOutline file, int start, int close)
    {
        var end = start;
        while (end + 1 < close && !file.Is(end + 1, ';') && (!file.StartsLine(end + 1) || file.Is(end + 1, '.') || file.Is(end, '=')))
        {
            end = file.Brackets.Of(end + 1) is { } pair && pair > end ? pair : end + 1;
        }

        return file.Written(new TypeSpan(start, end));
    }

    private Proposal Make(IEnumerable<string> statements, int? before, Confidence confidence, string summary)
    {
        var place = before ?? init.Declaration.Close!.Value;
        var file = File.Source.File;
        var indentation = before is null ? Indentation() : file.IndentationAt(File.Source.Tokens[place].Start);
        var isLine = File.StartsLine(place);
        var start = File.Source.Tokens[place].Start;
        var at = isLine ? file.StartOfLine(start) : start;
        var isEmpty = place == init.Declaration.Open + 1;
        var text = isLine
            ? string.Concat(statements.Select(line => indentation + line + file.LineEnding))
            : before is null ? (isEmpty ? "" : "; ") + string.Join("; ", statements) + (isEmpty || File.Touches(place) ? " " : "") : string.Join("; ", statements) + "; ";
        if (!isLine && before is null && !isEmpty) at = File.Source.Tokens[place - 1].End;
        return Proposal.Of(new PlacedEdit(init.Path, new TextEdit(at, at, text)), summary, confidence);
    }

    /// <summary>Of the statements in the body, or one step more than the header's.</summary>
    private string Indentation()
    {
        var file = File.Source.File;
        var (open, close) = (init.Declaration.Open!.Value, init.Declaration.Close!.Value);
        if (open + 1 < close && File.StartsLine(open + 1)) return file.IndentationAt(File.Source.Tokens[open + 1].Start);
        var outer = file.IndentationAt(File.Source.Tokens[init.Declaration.KeywordAt].Start);
        return outer + (outer.Contains('\t', StringComparison.Ordinal) ? "\t" : outer.Length == 2 ? "  " : "    ");
    }

    private static string Phrase(IReadOnlyList<string> properties) => properties.Count == 1
        ? Quoted.Summary($"Initialise {properties[0]}", "Initialise a property")
        : "Initialise the properties that have no value";
}
