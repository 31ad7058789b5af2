using System.Text.Json;

namespace Deployer.Repair.Inbox;

/// <summary>The keys of a feedback file, with the types they must have; unknown keys are ignored.</summary>
internal sealed record FeedbackFields
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public string? Repo { get; private init; }

    public string? Target { get; private init; }

    public string? File { get; private init; }

    public string? Description { get; private init; }

    public string? Base { get; private init; }

    public string? Patch { get; private init; }

    public string? Format { get; private init; }

    public string? Action { get; private init; }

    public static FeedbackFields Read(ReadOnlyMemory<byte> content)
    {
        using var document = Parse(content);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw new FeedbackException("The file holds no JSON object.");
        return new FeedbackFields
        {
            Repo = Text(root, "repo"),
            Target = Text(root, "target"),
            File = Text(root, "file"),
            Description = Text(root, "description"),
            Base = Text(root, "base"),
            Patch = Text(root, "patch"),
            Format = Text(root, "format"),
            Action = Text(root, "action"),
        };
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonDocument.Parse(content, Strict);
        }
        catch (JsonException error)
        {
            throw new FeedbackException($"The file is not valid JSON: {error.Message}");
        }
    }

    private static string? Text(JsonElement root, string key)
    {
        if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new FeedbackException($"'{key}' must be a text.");
        try
        {
            var text = value.GetString();
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
        catch (InvalidOperationException)
        {
            throw new FeedbackException($"'{key}' holds characters that are not valid Unicode.");
        }
    }
}
