namespace Deployer.Kernel;

/// <summary>What this program measures of itself, by the names that a `MeterListener` finds it under.</summary>
public static class TelemetryNames
{
    /// <summary>The meter that all instruments belong to.</summary>
    public const string Meter = "Codex.Deployer";

    /// <summary>A histogram: seconds from the start of a child process to its end.</summary>
    public const string ProcessDuration = "codex_deployer.process.duration";

    /// <summary>A tag: the file name of the program, without its folder.</summary>
    public const string ProgramTag = "process.executable.name";
}
