using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployer.App.Control;

/// <summary>What a verb asks of the daemon: one line of JSON.</summary>
/// <param name="Verb">`trigger`, `suspend` or `resume`.</param>
/// <param name="Service">The name of the service.</param>
/// <param name="Rebuild">With `trigger`: what is known is ignored.</param>
internal sealed record ControlRequest(string Verb, string Service, bool Rebuild = false);

/// <summary>What the daemon says to it: one line of JSON.</summary>
/// <param name="Ok">It was done.</param>
/// <param name="Message">What was done, or what is wrong.</param>
/// <param name="Code">The short name of the error; null when it was done.</param>
/// <param name="Hint">What to do about the error; null when there is nothing to say.</param>
/// <param name="ExitCode">What the verb exits with.</param>
internal sealed record ControlResponse(bool Ok, string Message, string? Code, string? Hint, int ExitCode);

/// <summary>The JSON of both, by generated code.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlResponse))]
internal sealed partial class ControlJson : JsonSerializerContext;
