using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployer.App.Control;

/// <summary>The JSON of requests and responses, by generated code.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlResponse))]
internal sealed partial class ControlJson : JsonSerializerContext;
