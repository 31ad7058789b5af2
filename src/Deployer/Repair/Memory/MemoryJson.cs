using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployer.Repair.Memory;

/// <summary>The JSON of the memory, written by generated code: reflection would cost each start of the program.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    MaxDepth = 8)]
[JsonSerializable(typeof(FixTemplate))]
[JsonSerializable(typeof(MemoryLine))]
internal sealed partial class MemoryJson : JsonSerializerContext
{
    /// <summary>Holes are written as people read them.</summary>
    public static MemoryJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
