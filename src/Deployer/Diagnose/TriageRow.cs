namespace Deployer.Diagnose;

/// <summary>In what lines the words of a row count.</summary>
internal enum Reach
{
    /// <summary>In any line of a log: they alone show that the machine is broken.</summary>
    AnyLine,

    /// <summary>In an error that names no place in the code.</summary>
    PlainError,

    /// <summary>In any error of a build, with or without a place.</summary>
    AnyError,
}

/// <summary>Words that tools print, and what they mean.</summary>
/// <param name="Reach">In what lines they count.</param>
/// <param name="Phase">Where the run was.</param>
/// <param name="FailureClass">What kind of failure it is.</param>
/// <param name="Advice">What a person can do, one or two sentences.</param>
/// <param name="Needles">Any of these, as printed.</param>
internal sealed record TriageRow(Reach Reach, Phase Phase, FailureClass FailureClass, string Advice, params string[] Needles)
{
    /// <summary>What the machine lacks.</summary>
    public Lack Lack { get; init; }

    public bool Matches(ReadOnlySpan<char> text)
    {
        foreach (var needle in Needles)
        {
            if (text.Contains(needle, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
