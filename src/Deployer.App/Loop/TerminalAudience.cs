using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.App.Loop;

/// <summary>Shows on standard error what cycles do.</summary>
internal sealed class TerminalAudience(Terminal terminal, TimeProvider time) : ICycleAudience
{
    public void Hear(ServiceName service, string stage, string text) =>
        terminal.Progress($"{time.GetUtcNow().UtcDateTime:HH:mm:ss} {service,-20} {stage,-8} {text.ReplaceLineEndings(" ")}");
}
