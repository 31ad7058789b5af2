using System.Text;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Memory;
using Xunit;

namespace Deployer.Tests.Repair.Memory;

/// <summary>Makes templates from texts before and after, and applies them to other texts. A `^` stands where the error points.</summary>
internal static class Teaching
{
    public const string Path = "Sources/App/A.swift";

    /// <summary>The template of a change; null when it is not abstracted.</summary>
    public static FixTemplate? Learn(string message, string before, string after)
    {
        var (error, file) = Read(message, before);
        var sources = SourcesOf(file);
        return EditTemplates.Make(error, sources, TokenChange.Between(sources.File(Path)!, Outline(new SourceFile(Path, SourceFile.Bytes(after)))));
    }

    /// <summary>What a template makes of another text; null when it does not fit.</summary>
    public static string? Apply(FixTemplate template, string message, string before, bool ownWords = false)
    {
        var (error, file) = Read(message, before);
        if (new TemplateApplication(error, SourcesOf(file), ownWords).Apply(template) is not { } edits) return null;
        Assert.All(edits, edit => Assert.Equal(Path, edit.File));
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(file.With(edits.Select(edit => edit.Edit)).Text));
    }

    public static RememberedFix Fix(FixTemplate template, FailureKeys keys, string way = "search/effects", params UseOutcome[] outcomes) => new(
        keys.Class,
        way,
        Confidence.High,
        template,
        [.. (outcomes is [] ? [UseOutcome.Verified] : outcomes).Select((outcome, number) => new FixUse(
            Fingerprint.Of(template.Text, $"{number}"), keys.Family, keys.Exact, Noon.AddDays(number), "Swift 6.0.3", outcome))]);

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static FailureKeys Keys(string kind = "class", string family = "family", string exact = "exact") =>
        new(Fingerprint.Of(kind), Fingerprint.Of(family), Fingerprint.Of(exact));

    /// <summary>A template that is like any other.</summary>
    public static FixTemplate MissingTry { get; } = Learn(
        "call can throw but is not marked with 'try'", "func a() throws {\n  let x = ^load(1)\n}\n", "func a() throws {\n  let x = try load(1)\n}\n")!;

    private static (Diagnostic Error, SourceFile File) Read(string message, string text)
    {
        var at = text.IndexOf('^', StringComparison.Ordinal);
        var bytes = SourceFile.Bytes(text[..at]);
        return (
            new Diagnostic
            {
                Severity = Severity.Error,
                Phase = Phase.Compile,
                Message = message,
                File = Path,
                Line = bytes.Count(character => character == '\n') + 1,
                Column = bytes.Length - bytes.LastIndexOf('\n'),
            },
            new SourceFile(Path, SourceFile.Bytes(text.Remove(at, 1))));
    }

    private static PackageSources SourcesOf(SourceFile file) => new(null, new Dictionary<string, SwiftOutline>(StringComparer.Ordinal) { [file.Path] = Outline(file) });

    private static SwiftOutline Outline(SourceFile file) => new(new SwiftSource(file));
}
