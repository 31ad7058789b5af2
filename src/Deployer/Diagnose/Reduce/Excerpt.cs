namespace Deployer.Diagnose.Reduce;

/// <summary>What matters of a log, for people and models.</summary>
/// <param name="Text">The most telling first; nothing invisible, no secrets.</param>
/// <param name="LogBytes">Size of the log.</param>
/// <param name="Bytes">Size of the text in UTF-8.</param>
/// <param name="SecretsMasked">How many secrets were masked in what was looked at, kept or not.</param>
/// <param name="PiecesOmitted">How many pieces did not fit: notes, further causes, tests, lines.</param>
internal sealed record Excerpt(string Text, long LogBytes, int Bytes, int SecretsMasked, int PiecesOmitted)
{
    /// <summary>How much smaller than the log it is: 0.95 is a twentieth of it. Not below 0.</summary>
    public double Reduction => LogBytes == 0 ? 0 : Math.Max(0, 1 - ((double)Bytes / LogBytes));
}
