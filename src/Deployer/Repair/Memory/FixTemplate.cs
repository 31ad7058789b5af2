using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployer.Repair.Memory;

/// <summary>Where an edit belongs, seen from the error.</summary>
internal enum PlaceKind
{
    /// <summary>On the line of the error.</summary>
    Line,

    /// <summary>New lines directly above the line of the error.</summary>
    Above,

    /// <summary>New lines directly below it.</summary>
    Below,

    /// <summary>The header of the nearest declaration with a keyword around the error.</summary>
    Header,

    /// <summary>A declaration with a keyword, and the name that a hole stands for.</summary>
    Declaration,

    /// <summary>The imports of the error's file.</summary>
    Imports,

    /// <summary>The end of the error's file.</summary>
    End,

    /// <summary>The one place in the error's file that looks like it.</summary>
    File,

    /// <summary>The one place in the manifest that looks like it.</summary>
    Manifest,
}

/// <summary>Where an edit belongs.</summary>
/// <param name="Kind">Seen from the error.</param>
/// <param name="Keyword">Of the declaration; null where none is meant.</param>
/// <param name="Hole">Stands for the declaration's name; null where it does not matter.</param>
internal sealed record EditPlace(PlaceKind Kind, string? Keyword = null, string? Hole = null);

/// <summary>
/// An edit without the names of where it was made. Elements are tokens or holes. The holes: §1 a name quoted in the error's message
/// (§1.2 the second name in the first quotation, §n1.1 of its first note), §d the name the error points at, §x1 another name, §l1 a
/// literal, §g1 what stands in brackets, §e1 an expression, "§1" a string that holds a name of the message. What begins with an
/// equals sign is a name that only the package where the edit was made is known to have.
/// </summary>
/// <param name="Place">Where it belongs.</param>
/// <param name="Left">What stands before it on the line, the nearest last.</param>
/// <param name="Old">What it replaces; empty for an insertion.</param>
/// <param name="Right">What stands behind it on the line.</param>
/// <param name="New">What takes its place, with blanks between, a line break as `\n` and one `&gt;` for each step of indentation.</param>
internal sealed record EditTemplate(
    EditPlace Place, IReadOnlyList<string> Left, IReadOnlyList<string> Old, IReadOnlyList<string> Right, IReadOnlyList<string> New)
{
    /// <summary>Which of left, old and right together the error points at; null when none of them.</summary>
    public int? Mark { get; init; }

    /// <summary>An insertion goes behind what is left of it, a deletion takes the blanks in front with it; else it is the other side.</summary>
    public bool HugsLeft { get; init; }

    /// <summary>How many elements on either side reach what the error points at; none when it points at what gives way, or elsewhere.</summary>
    [JsonIgnore]
    public (int Left, int Right) Least => Mark is not { } mark ? (0, 0) : (Math.Max(0, Left.Count - mark), Math.Max(0, mark - Left.Count - Old.Count + 1));

    [JsonIgnore]
    public bool HasOwnWords => New.Any(Elements.IsOwnWord);
}

/// <summary>What a remembered fix changes: edits that belong together, or a diff for the very same failure only.</summary>
internal sealed record FixTemplate
{
    /// <summary>At most this many edits, and changed lines, are abstracted.</summary>
    public const int MaxEdits = 6;
    public const int MaxLines = 12;

    public IReadOnlyList<EditTemplate> Edits { get; init; } = [];

    /// <summary>A unified diff with paths relative to the package; null when there are edits.</summary>
    public string? Diff { get; init; }

    /// <summary>The template as one line of JSON, the same for equal ones.</summary>
    [JsonIgnore]
    public string Text => JsonSerializer.Serialize(this, MemoryJson.Plain.FixTemplate);

    /// <summary>It brings no names with it, so that it may be told to other packages.</summary>
    [JsonIgnore]
    public bool IsPortable => Diff is null && !Edits.Any(edit => edit.HasOwnWords);

    /// <exception cref="JsonException">It is none.</exception>
    public static FixTemplate Read(string text) =>
        JsonSerializer.Deserialize(text, MemoryJson.Plain.FixTemplate) ?? throw new JsonException("there is no template");
}
