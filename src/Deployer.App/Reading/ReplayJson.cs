using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployer.App.Reading;

/// <summary>The JSON of `replay`, by generated code.</summary>
[JsonSerializable(typeof(ReplayDocument))]
internal sealed partial class ReplayJson : JsonSerializerContext
{
    private static readonly ReplayJson Written = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(ReplayDocument document) => JsonSerializer.Serialize(document, Written.ReplayDocument);
}
