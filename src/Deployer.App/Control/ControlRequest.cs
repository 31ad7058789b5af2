namespace Deployer.App.Control;

/// <summary>What a verb asks of the daemon: one line of JSON.</summary>
/// <param name="Verb">`trigger`, `suspend` or `resume`.</param>
/// <param name="Service">The name of the service.</param>
/// <param name="Rebuild">With `trigger`: what is known is ignored.</param>
internal sealed record ControlRequest(string Verb, string Service, bool Rebuild = false);
