using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search;

namespace Deployer.Tests.Repair.Search;

/// <summary>Writes other words in the place of a wrong one.</summary>
internal sealed class WordGenerator(string name, double prior, string wrong, params string[] better) : IGenerator
{
    public string Name => name;

    public double Prior => prior;

    public Confidence Confidence { get; init; } = Confidence.High;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene) => error.Message != $"'{wrong}' is wrong"
        ? []
        : better.Select((word, index) => Proposal.Of(
            new PlacedEdit(error.File!, new TextEdit(error.Offset!.Value, error.Offset.Value + wrong.Length, word)), $"Write {word} for {wrong}", Confidence, index * 0.5));
}
