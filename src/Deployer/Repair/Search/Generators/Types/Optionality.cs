using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Mends what is optional and should not be, or the other way round, without a default of its own.</summary>
internal sealed class Optionality : IGenerator
{
    private const int Most = 8;

    public string Name => "search/optionality";

    public double Prior => 1;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        var types = new OptionalTypes(scene, file, token);
        var uses = new OptionalUses(scene, file, token);
        return Of(error, types, uses).Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File))).Take(Most);
    }

    private static IEnumerable<Proposal> Of(Diagnostic error, OptionalTypes types, OptionalUses uses)
    {
        var message = error.Message;
        if (message.StartsWith("'nil' ", StringComparison.Ordinal)) return OfNil(message, types);
        if (message.Contains("must be unwrapped", StringComparison.Ordinal))
        {
            return [.. types.LoseMark(), .. uses.Coalesce(), .. uses.Chain(error), .. types.ResultGainsMark(doubt: 1)];
        }

        if (message.Contains("?' operands", StringComparison.Ordinal)) return types.LoseMark();
        if (message.EndsWith("did you mean to unwrap optional?", StringComparison.Ordinal)) return [.. types.LoseMark(), .. uses.Coalesce()];
        if (message.StartsWith("initializer for conditional binding must have Optional type", StringComparison.Ordinal))
        {
            return [.. types.GainMark(), .. uses.BindPlainly()];
        }

        if (message.StartsWith("cannot use optional chaining on non-optional value", StringComparison.Ordinal)) return [.. types.GainMark(), .. uses.Unchain()];
        return [];
    }

    private static IEnumerable<Proposal> OfNil(string message, OptionalTypes types)
    {
        if (message.StartsWith("'nil' is incompatible with return type", StringComparison.Ordinal)) return types.ResultGainsMark(doubt: 0);
        if (message.StartsWith("'nil' cannot initialize specified type", StringComparison.Ordinal)) return types.VariableGainsMark();
        if (message.StartsWith("'nil' cannot be assigned to type", StringComparison.Ordinal)) return types.TargetGainsMark();
        return message.StartsWith("'nil' is not compatible with expected argument type", StringComparison.Ordinal) ? types.ParameterGainsMark() : [];
    }
}
