using Deployer.Diagnose;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>Which of `try` and `await` is wanted somewhere.</summary>
/// <param name="Try">Errors may leave the expression.</param>
/// <param name="Await">The expression may be suspended.</param>
internal readonly record struct EffectWords(bool Try, bool Await)
{
    /// <summary>What an error says is missing in front of an expression; nothing for other errors.</summary>
    public static EffectWords MissingBy(Diagnostic error) => new(
        error.Message.Contains("not marked with 'try'", StringComparison.Ordinal),
        error.Message.Contains("not marked with 'await'", StringComparison.Ordinal));

    public bool IsNone => !Try && !Await;

    public static EffectWords operator |(EffectWords one, EffectWords other) => new(one.Try || other.Try, one.Await || other.Await);

    /// <summary>In the order that the language wants, with a blank behind each.</summary>
    public override string ToString() => (Try ? "try " : "") + (Await ? "await " : "");
}
