using System.Text.Json.Serialization;

namespace Deployer.Storage;

/// <summary>JSON in columns, written by generated code: reflection would cost each start of the program.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StorageJson : JsonSerializerContext;
