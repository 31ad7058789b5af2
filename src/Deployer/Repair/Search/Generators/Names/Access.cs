using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Lets a declaration be seen where it is used, by the least that suffices or as the green version had it.</summary>
internal sealed partial class Access : IGenerator
{
    private const int MostProposals = 6;

    public string Name => "search/access";

    public double Prior => 0.5;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is null) return [];
        return Found(error, scene).DistinctBy(proposal => string.Join(';', proposal.Edits)).OrderBy(proposal => proposal.Doubt).Take(MostProposals);
    }

    private static IEnumerable<Proposal> Found(Diagnostic error, SearchScene scene)
    {
        var widening = new Widening(scene, error.File!);
        if (Initializer().Match(error.Message) is { Success: true } made)
        {
            return widening.OfInitializer(UnknownName.TypeName(SourceFile.Bytes(made.Groups[1].Value)), error.Notes);
        }

        if (Hidden().Match(error.Message) is { Success: true } hidden) return widening.Of(SourceFile.Bytes(hidden.Groups[1].Value), "", error.Notes);
        if (Setter().Match(error.Message) is { Success: true } setter) return widening.OfSetter(SourceFile.Bytes(setter.Groups[1].Value));
        if (Exposing().IsMatch(error.Message)) return new Exposure(scene).Of(error);
        return LostName.Of(error) is { } lost ? widening.Of(lost.Name, lost.Owner, []) : [];
    }

    [GeneratedRegex(@"^'([^']{1,200})' initializer is inaccessible due to '\w{1,20}' protection level$")]
    private static partial Regex Initializer();

    [GeneratedRegex(@"^'(\w{1,64})(?:\([^']{0,99}\))?' is inaccessible due to '\w{1,20}' protection level$")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"'(\w{1,64})' setter is inaccessible$")]
    private static partial Regex Setter();

    [GeneratedRegex(@"(?:must|cannot) be declared (?:\w{1,20} or )?\w{1,20} because (?:its|it) .{1,300}|^enum case in an? \w{1,20} enum uses an? |^\w{1,20} protocol cannot refine an? |^extension of \w{1,20} [\w ]{1,30} cannot be declared ")]
    private static partial Regex Exposing();
}
