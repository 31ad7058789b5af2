using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>The generic parameters of a declaration, between angle brackets.</summary>
internal sealed class GenericClause
{
    private readonly SwiftOutline _file;
    private readonly Dictionary<string, (int Name, TypeSpan? Constraint)> _parameters = new(StringComparer.Ordinal);

    private GenericClause(SwiftOutline file, int open)
    {
        _file = file;
        for (var at = open + 1; file.IsWord(at); at++)
        {
            if (file.Text(at) is "each" or "let") at++;
            var constraint = file.Is(at + 1, ':') ? TypeReader.Read(file, at + 2) : null;
            _parameters[file.Text(at)] = (at, constraint);
            at = (constraint?.Last ?? at) + 1;
            if (!file.Is(at, ',')) return;
        }
    }

    /// <summary>Null when the declaration has none.</summary>
    public static GenericClause? Of(Located owner) =>
        owner.Declaration.Keyword != "extension" && owner.File.Is(owner.Declaration.NameAt + 1, '<') ? new GenericClause(owner.File, owner.Declaration.NameAt + 1) : null;

    /// <summary>The protocols that a parameter is bound to, in the brackets and behind `where`.</summary>
    public static List<string> Constraints(Located owner, string parameter)
    {
        var found = new List<string>();
        if (Of(owner) is { } clause && clause._parameters.TryGetValue(parameter, out var own) && own.Constraint is { } span) found.AddRange(Parts(owner.File.Written(span)));
        var file = owner.File;
        for (var at = owner.Declaration.NameAt; at <= owner.Declaration.HeaderEnd; at++)
        {
            if (file.Text(at - 1) is not ("where" or ",") || file.Text(at) != parameter || !file.Is(at + 1, ':')) continue;
            if (WhereOf(owner) is { } where && where < at && TypeReader.Read(file, at + 2) is { } type) found.AddRange(Parts(file.Written(type)));
        }

        return found;
    }

    /// <summary>Binds a parameter by a clause behind the header.</summary>
    public static PlacedEdit ConstrainBehind(Located owner, string parameter, string protocol) =>
        owner.File.After(owner.HeaderEnd, (WhereOf(owner) is null ? " where " : ", ") + $"{parameter}: {protocol}");

    public bool Has(string parameter) => _parameters.ContainsKey(parameter);

    /// <summary>Binds a parameter to one protocol more.</summary>
    public PlacedEdit Constrain(string parameter, string protocol)
    {
        var (name, constraint) = _parameters[parameter];
        return constraint is { } span ? _file.After(span.Last, " & " + protocol) : _file.After(name, ": " + protocol);
    }

    private static int? WhereOf(Located owner) =>
        Enumerable.Range(owner.Declaration.NameAt, owner.Declaration.HeaderEnd - owner.Declaration.NameAt + 1).Cast<int?>()
            .FirstOrDefault(at => owner.File.Text(at!.Value) == "where");

    private static string[] Parts(string composition) => composition.Split('&', StringSplitOptions.TrimEntries);
}
