using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>
/// Reads which name the compiler looked for in vain. More lenient than <see cref="UnknownName.Of"/>: fix-its and names of the platform
/// do not matter, since here the compiler judges.
/// </summary>
internal static partial class LostName
{
    /// <summary>Null when the error is about something else, or stands in no source.</summary>
    public static UnknownName? Of(Diagnostic error) => Places.IsInSource(error) ? Read(error) : null;

    /// <summary>The errors of a scene that look for a name in vain and stand in files that may be changed, with the name's offset.</summary>
    public static IReadOnlyList<NameUse> Failing(SearchScene scene, string name) =>
    [
        .. scene.Errors.Select(Of).OfType<UnknownName>().Where(lost => lost.Name == name)
            .Select(lost => UseOf(lost, scene)).OfType<NameUse>().Distinct(),
    ];

    /// <summary>Where the name stands; null when it cannot be found there or the file may not be changed.</summary>
    public static NameUse? UseOf(UnknownName lost, SearchScene scene) =>
        scene.FileOf(lost.Error) is { } file && scene.MayChange(lost.Error.File!) && lost.OffsetIn(file.Source.File) is { } offset
            ? new NameUse(lost.Error.File!, offset)
            : null;

    /// <summary>The names that the compiler itself asks for in a message or a note.</summary>
    public static IEnumerable<string> MeantIn(Diagnostic error) =>
        error.Notes.Select(note => note.Message).Prepend(error.Message)
            .SelectMany(message => DidYouMean().Matches(message)).Select(match => SourceFile.Bytes(match.Groups[1].Value)).Distinct();

    private static UnknownName? Read(Diagnostic error)
    {
        var message = error.Message;
        if (Scope().Match(message) is { Success: true } scope)
        {
            return Make(error, scope.Groups[2], scope.Groups[1].Success ? NamePlace.Type : NamePlace.Scope, null);
        }

        if (Member().Match(message) is { Success: true } member)
        {
            return Make(error, member.Groups[3], member.Groups[1].Value == "type" ? NamePlace.StaticMember : NamePlace.Member, member.Groups[2].Value);
        }

        if (Nested().Match(message) is { Success: true } nested) return Make(error, nested.Groups[1], NamePlace.StaticMember, nested.Groups[2].Value);
        if (Implicit().Match(message) is { Success: true } unbound) return Make(error, unbound.Groups[1], NamePlace.StaticMember, "");
        if (Qualified().Match(message) is { Success: true } qualified) return Make(error, qualified.Groups[1], NamePlace.Scope, null);
        return Attribute().Match(message) is { Success: true } attribute ? Make(error, attribute.Groups[1], NamePlace.Type, null) : null;
    }

    private static UnknownName Make(Diagnostic error, Group name, NamePlace place, string? owner) =>
        new(error, SourceFile.Bytes(name.Value), place, owner is null ? null : SourceFile.Bytes(UnknownName.TypeName(owner)));

    [GeneratedRegex(@"^cannot find (type )?'(\w{1,64})(?:\([^']{0,99}\))?' in scope(?:;|$)")]
    private static partial Regex Scope();

    [GeneratedRegex(@"^(value of type|type) '([^']{1,200})'(?: \(aka '[^']{1,400}'\))? has no member '(\w{1,64})(?:\([^']{0,99}\))?'")]
    private static partial Regex Member();

    [GeneratedRegex(@"^'(\w{1,64})' is not a member type of [\w ]{1,30} '([^']{1,200})'")]
    private static partial Regex Nested();

    [GeneratedRegex(@"^(?:reference to member|cannot infer contextual base in reference to member) '(\w{1,64})'")]
    private static partial Regex Implicit();

    [GeneratedRegex(@"^(?:module '\w{1,64}' has no member named|no type named) '(\w{1,64})")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"^unknown attribute '(\w{1,64})'$")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"did you mean (?:to use )?'(\w{1,64})'")]
    private static partial Regex DidYouMean();
}
