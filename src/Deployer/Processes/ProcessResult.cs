using Deployer.Processes.Sandbox;

namespace Deployer.Processes;

/// <summary>How a program ended. Cancellation is not a result: it throws after the process group is gone.</summary>
/// <param name="ExitCode">The exit code; 128 + n when it was ended by signal n.</param>
/// <param name="DeadlineExceeded">True when it was killed because its time was over.</param>
/// <param name="Output">Standard output as bytes, capped.</param>
/// <param name="Errors">Standard error as text, capped.</param>
/// <param name="OmittedBytes">How many bytes the cap left out, of both streams.</param>
/// <param name="Duration">From start to end.</param>
internal sealed record ProcessResult(
    int ExitCode, bool DeadlineExceeded, byte[] Output, string Errors, long OmittedBytes, TimeSpan Duration)
{
    /// <summary>What the machine did to it meanwhile; measured only of programs that yield.</summary>
    public Strain Strain { get; init; } = Strain.None;

    /// <summary>The limit of its sandbox that it ran into; null when there was none or it succeeded all the same.</summary>
    public LimitBreach? Breach { get; init; }

    /// <summary>True when it ended by itself with exit code 0.</summary>
    public bool Succeeded => ExitCode == 0 && !DeadlineExceeded;

    /// <summary>Standard output as UTF-8 text; bytes that are not UTF-8 become U+FFFD.</summary>
    public string OutputText => System.Text.Encoding.UTF8.GetString(Output);
}
