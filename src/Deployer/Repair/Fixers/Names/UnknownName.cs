using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.AppleOnly;
using Deployer.Repair.Fixers.MissingImport;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Names;

/// <summary>Where a name was looked for in vain.</summary>
internal enum NamePlace
{
    /// <summary>As a value, function or type in scope.</summary>
    Scope,

    /// <summary>As a type in scope.</summary>
    Type,

    /// <summary>As a member of a value.</summary>
    Member,

    /// <summary>As a static member, case or nested type.</summary>
    StaticMember,
}

/// <summary>A name that the compiler cannot find.</summary>
/// <param name="Error">What it says.</param>
/// <param name="Name">One character per byte, as in a <see cref="SourceFile"/>.</param>
/// <param name="Place">Where it looked.</param>
/// <param name="Owner">The type whose member it should be; null for a name in scope.</param>
internal sealed partial record UnknownName(Diagnostic Error, string Name, NamePlace Place, string? Owner)
{
    /// <summary>Null when the error is about something else, when the compiler itself has a suggestion, or when another rule knows the name.</summary>
    public static UnknownName? Of(Diagnostic error) =>
        error is { Phase: Phase.Compile, File: not null, Line: not null, Column: not null, Generated: null, FixIts.Count: 0 }
        && error.Notes.All(note => note.FixIts.Count == 0)
        && Read(error) is { } found && !IsKnown(found)
            ? found
            : null;

    /// <summary>Byte offset of the name in its file; null when it stands neither where the compiler says nor, once, behind that on the line.</summary>
    public int? OffsetIn(SourceFile file)
    {
        if (file.OffsetOf(Error.Line!.Value, Error.Column!.Value) is not { } offset) return null;
        if (PackageSources.HasWordAt(file, offset, Name)) return offset;

        // Of a key path it names the backslash.
        var end = file.EndOfLine(offset);
        var found = Enumerable.Range(offset, Math.Max(0, end - offset)).Where(at => PackageSources.HasWordAt(file, at, Name)).Take(2).ToList();
        return found is [var only] ? only : null;
    }

    private static UnknownName? Read(Diagnostic error)
    {
        if (Scope().Match(error.Message) is { Success: true } scope)
        {
            return Make(error, scope.Groups[2].Value, scope.Groups[1].Success ? NamePlace.Type : NamePlace.Scope, null);
        }

        if (Member().Match(error.Message) is { Success: true } member)
        {
            var place = member.Groups[1].Value == "type" ? NamePlace.StaticMember : NamePlace.Member;
            return Make(error, member.Groups[3].Value, place, TypeName(member.Groups[2].Value));
        }

        return Nested().Match(error.Message) is { Success: true } nested
            ? Make(error, nested.Groups[1].Value, NamePlace.StaticMember, TypeName(nested.Groups[2].Value))
            : null;
    }

    private static UnknownName Make(Diagnostic error, string name, NamePlace place, string? owner) =>
        new(error, SourceFile.Bytes(name), place, owner is null ? null : SourceFile.Bytes(owner));

    private static bool IsKnown(UnknownName found) => found.Place is NamePlace.Scope or NamePlace.Type
        ? KnownNames.ModuleOf(found.Name) is not null || AppleRewrite.Knows(found.Name)
        : KnownNames.IsFoundationMember(found.Name) || ImportReader.ModuleFor(found.Error, sourceLine: null) is not null;

    /// <summary>`Array` for `[Int]`, the last part without arguments for all others.</summary>
    public static string TypeName(string written)
    {
        var type = written.Trim().TrimEnd('?').TrimStart('(').TrimEnd(')', '?');
        if (type.StartsWith("any ", StringComparison.Ordinal)) type = type[4..];
        if (type.StartsWith("some ", StringComparison.Ordinal)) type = type[5..];
        if (type.StartsWith('[')) return type.Contains(" : ", StringComparison.Ordinal) ? "Dictionary" : "Array";
        var arguments = type.IndexOf('<', StringComparison.Ordinal);
        if (arguments > 0) type = type[..arguments];
        return type[(type.LastIndexOf('.') + 1)..];
    }

    [GeneratedRegex(@"^cannot find (type )?'(\w{1,64})' in scope$")]
    private static partial Regex Scope();

    [GeneratedRegex(@"^(value of type|type) '([^']{1,200})'(?: \(aka '[^']{1,400}'\))? has no member '(\w{1,64})'$")]
    private static partial Regex Member();

    [GeneratedRegex(@"^'(\w{1,64})' is not a member type of \w{1,20} '([^']{1,200})'$")]
    private static partial Regex Nested();
}
