using System.Text.Json;
using System.Text.Json.Serialization;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Cases;

/// <summary>Cases as folders: a note, and their trees of files.</summary>
/// <param name="folder">Absolute path of the set.</param>
internal sealed class CaseStore(string folder)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Written last, so that a case is there whole or not at all.</summary>
    private string NoteOf(string id) => Path.Combine(folder, id, "case.json");

    public bool Has(string id) => File.Exists(NoteOf(id));

    public IReadOnlyList<CaseNote> List() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(Has).Order(StringComparer.Ordinal).Select(ReadNote)];

    public Case Read(string id) => new(ReadNote(id), Tree(id, "good"), Tree(id, "bad"), Tree(id, "before"), Tree(id, "hidden"));

    public void Write(Case made)
    {
        var root = Path.Combine(folder, made.Note.Id);
        made.Good.WriteTo(Path.Combine(root, "good"));
        made.Bad.WriteTo(Path.Combine(root, "bad"));
        made.Before.WriteTo(Path.Combine(root, "before"));
        made.Hidden.WriteTo(Path.Combine(root, "hidden"));
        File.WriteAllText(NoteOf(made.Note.Id), JsonSerializer.Serialize(made.Note, Json));
    }

    private CaseNote ReadNote(string id) => JsonSerializer.Deserialize<CaseNote>(File.ReadAllText(NoteOf(id)), Json)
        ?? throw new InvalidDataException($"{NoteOf(id)} is empty.");

    private FileTree Tree(string id, string name) => FileTree.Read(Path.Combine(folder, id, name));
}
