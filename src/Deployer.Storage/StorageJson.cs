using System.Text.Json.Serialization;
using Deployer.Cycle;

namespace Deployer.Storage;

/// <summary>JSON in columns, written by generated code: reflection would cost each start of the program.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Trouble))]
[JsonSerializable(typeof(ChainLedger))]
internal sealed partial class StorageJson : JsonSerializerContext;
