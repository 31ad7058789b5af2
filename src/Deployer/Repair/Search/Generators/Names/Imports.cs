using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.ModuleImport;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Imports the module that has a name which is not found.</summary>
internal sealed partial class Imports : IGenerator
{
    private const int MostProposals = 6;

    public string Name => "search/import";

    public double Prior => 0.2;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || !scene.MayChange(error.File!)) return [];
        if (NameIn(error) is not { } name) return [];
        var present = new TestableImports(file.Source);
        return new ModulesInReach(scene, file).For(name.Name, name.Owner)
            .Where(wanted => !present.Shows(wanted.Import.Module, wanted.Import.IsTestable))
            .GroupBy(wanted => wanted.Import).Select(group => group.MinBy(wanted => wanted.Doubt)!)
            .OrderBy(wanted => wanted.Doubt).Take(MostProposals)
            .Select(wanted => Make(file, wanted));
    }

    private static (string Name, string? Owner)? NameIn(Diagnostic error)
    {
        if (LostName.Of(error) is { } lost) return (lost.Name, lost.Owner);
        if (Hidden().Match(error.Message) is { Success: true } hidden) return (SourceFile.Bytes(hidden.Groups[1].Value), "");
        return Macro().Match(error.Message) is { Success: true } macro ? (SourceFile.Bytes(macro.Groups[1].Value), null) : null;
    }

    private static Proposal Make(SwiftOutline file, ModuleInReach wanted)
    {
        var imports = new TestableImports(file.Source);
        imports.Want(wanted.Import);
        return new Proposal
        {
            Edits = [.. imports.Edits().Select(edit => new PlacedEdit(file.Source.File.Path, edit))],
            Summary = Wording.Of($"Import {wanted.Import.Module}", "Add a missing import"),
            Confidence = Confidence.High,
            Doubt = wanted.Doubt,
        };
    }

    [GeneratedRegex(@"^'(\w{1,64})(?:\([^']{0,99}\))?' (?:initializer )?is inaccessible due to 'internal' protection level$")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"^no macro named '(\w{1,64})'$")]
    private static partial Regex Macro();
}
