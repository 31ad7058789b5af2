using Deployer.Diagnose;

namespace Deployer.Repair.Search;

/// <summary>
/// Proposes edits that may mend one error. It knows the texts and what the compiler says of them; whether a proposal is any good
/// the compiler decides.
/// </summary>
internal interface IGenerator
{
    /// <summary>Who made a candidate: `search/NAME`, or `hunk` for what was so in the green version.</summary>
    string Name { get; }

    /// <summary>
    /// What its proposals cost at least, from 0, asked first, to 3: the less often they are wrong the less. See <see cref="Proposal.Doubt"/>.
    /// </summary>
    double Prior { get; }

    /// <summary>Proposals for an error of the scene, the most promising first; at most 8. None when it knows nothing about such errors.</summary>
    IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene);
}
