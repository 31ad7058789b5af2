using System.CommandLine;
using System.CommandLine.Invocation;

namespace Deployer.App;

/// <summary>Prints name and version of the program.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"codex-deployer {CommandLine.Version}");
        return ExitCode.Done;
    }
}
