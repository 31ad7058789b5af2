using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.SpareEffects;

/// <summary>What is lost with the result of a function, as far as its declaration tells.</summary>
internal sealed class DroppedResults(PackageSources? sources)
{
    private static readonly HashSet<string> Plain = new(
        ["Bool", "Int", "UInt", "Int32", "Int64", "UInt8", "UInt32", "UInt64", "Double", "Float", "String", "Substring", "Character", "Void", "Date", "Data", "UUID", "URL", "Set"],
        StringComparer.Ordinal);

    /// <summary>Methods of the standard library that are often called for what they do.</summary>
    private static readonly string[] Doing = ["popLast", "popFirst", "next", "removeFirst", "removeLast", "remove"];

    /// <summary>
    /// Medium for a plain value. Low for what may be a failure, running work or a subscription, and for what nobody here declares. Null
    /// when a value answers a changed copy of itself: then the call does nothing but compute.
    /// </summary>
    public Confidence? Of(string function)
    {
        var declared = sources?.Files.Select(file => (File: file, Found: file.Declarations.Where(found => found is { Keyword: "func" } && found.Name == function)))
            .SelectMany(pair => pair.Found.Select(found => (Declaration: found, Type: ResultOf(pair.File, found)))).ToList() ?? [];
        if (declared.Count == 0) return Doing.Contains(function) ? Confidence.Medium : Confidence.Low;
        if (declared.Exists(pair => IsCopy(pair.Declaration, pair.Type))) return null;
        return declared.TrueForAll(pair => pair.Type.TrueForAll(IsPlain)) ? Confidence.Medium : Confidence.Low;
    }

    private static List<string> ResultOf(SwiftOutline file, SwiftDeclaration function)
    {
        if (file.ParametersOf(function) is not { } open || file.Brackets.Of(open) is not { } close) return [];
        var arrow = Enumerable.Range(close, Math.Max(0, function.HeaderEnd - close)).FirstOrDefault(index => file.Is(index, '-') && file.Is(index + 1, '>'), -1);
        if (arrow < 0) return [];
        return [.. Enumerable.Range(arrow + 2, Math.Max(0, function.HeaderEnd - arrow - 1)).Where(file.IsWord).Select(file.Text).TakeWhile(word => word != "where")];
    }

    private bool IsCopy(SwiftDeclaration function, List<string> type) =>
        function.Parent is { HasMembers: true } parent && type is [var only] && (only == "Self" || only == parent.Name)
        && !function.IsStatic && !function.Modifiers.Contains("mutating") && !IsReference(parent.Name);

    private bool IsReference(string type) => sources!.Declarations.Any(found => found.Name == type && found.Keyword is "class" or "actor");

    private bool IsPlain(string word) =>
        Plain.Contains(word) || sources!.Declarations.Where(found => found.IsType && found.Name == word).ToList() is [{ Keyword: "struct" }];
}
