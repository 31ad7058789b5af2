using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Names;

/// <summary>Names that are bound inside of functions: variables, parameters, and those of closures and patterns.</summary>
internal static class LocalNames
{
    private const int MaxClosureParameters = 24;

    /// <summary>Those of the functions and accessors around a token.</summary>
    public static IEnumerable<string> Around(SwiftOutline file, int token)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var body in file.Around(token).Where(found => !found.HasMembers))
        {
            for (var index = body.NameAt; index < body.Close; index++) names.UnionWith(BoundAt(file, index, body));
        }

        return names;
    }

    /// <summary>The generic parameters of the declarations around a token, and of the one whose header it stands in.</summary>
    public static IEnumerable<string> GenericParameters(SwiftOutline file, int token)
    {
        var around = file.Around(token).Append(file.Declarations.LastOrDefault(found => found.NameAt < token && token <= found.HeaderEnd));
        foreach (var owner in around.OfType<SwiftDeclaration>().Where(found => file.Is(found.NameAt + 1, '<')))
        {
            for (var index = owner.NameAt + 2; index < owner.HeaderEnd && !file.Is(index, '>') && !file.Is(index, '('); index++)
            {
                if (file.IsWord(index) && !file.Is(index - 1, ':')) yield return file.Text(index);
            }
        }
    }

    private static IEnumerable<string> BoundAt(SwiftOutline file, int index, SwiftDeclaration body)
    {
        if (file.Is(index, '{')) return ClosureParameters(file, index);
        if (!file.IsWord(index)) return [];
        if (index <= body.HeaderEnd) return file.Is(index + 1, ':') && index > body.NameAt ? [file.Text(index)] : [];
        if (file.Text(index - 1) is "let" or "var" or "for" or "func") return [file.Text(index)];
        if (file.Is(index - 1, '(') && file.Text(index - 2) is "let" or "var" or "for") return TupleNames(file, index);
        return [];
    }

    private static IEnumerable<string> TupleNames(SwiftOutline file, int index)
    {
        for (; !file.Is(index, ')') && file.Text(index).Length > 0; index++)
        {
            if (file.IsWord(index)) yield return file.Text(index);
        }
    }

    /// <summary>`{ a, b in` or `{ (a: Int) -> Int in`: the words before `in`, types among them, which do no harm.</summary>
    private static List<string> ClosureParameters(SwiftOutline file, int open)
    {
        var names = new List<string>();
        for (var index = open + 1; index < open + MaxClosureParameters && !file.Is(index, '{') && !file.Is(index, '}'); index++)
        {
            if (file.Text(index) == "in") return names;
            if (file.IsWord(index)) names.Add(file.Text(index));
        }

        return [];
    }
}
