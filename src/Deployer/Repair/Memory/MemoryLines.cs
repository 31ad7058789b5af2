using System.Globalization;
using System.Text;
using System.Text.Json;
using Deployer.Kernel;

namespace Deployer.Repair.Memory;

/// <summary>A line of a memory file.</summary>
internal sealed record MemoryLine(
    string? Schema, string? Class, string? Way, string? Confidence, FixTemplate? Template, IReadOnlyList<MemoryLineUse?>? Uses);

/// <summary>A use in a line of a memory file.</summary>
internal sealed record MemoryLineUse(string? Id, string? Family, string? Exact, DateTimeOffset At, string? Toolchain, string? Outcome);

/// <summary>What a memory file says.</summary>
/// <param name="Fixes">Of the lines that can be read.</param>
/// <param name="Faults">What is wrong with the others, each with its number.</param>
internal sealed record MemoryReading(IReadOnlyList<RememberedFix> Fixes, IReadOnlyList<string> Faults);

/// <summary>
/// Fixes as JSON Lines, one fix on each line. What was learned as a mere diff is left out: it is of no use elsewhere, and it is the code
/// of a package. Whoever may write such a file can have written anything: each value is checked and bounded.
/// </summary>
internal static class MemoryLines
{
    public const string Schema = "codex-deployer/memory/1";

    /// <summary>How long a file may be.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private const int MaxLine = 64 * 1024;
    private const int MaxFixes = 5000;
    private const int MaxText = 200;
    private const int KeyDigits = 32;

    public static string Write(IEnumerable<RememberedFix> fixes) => string.Concat(
        fixes.Where(fix => fix.Template.Diff is null)
            .OrderBy(fix => fix.Id.Value, StringComparer.Ordinal)
            .Take(MaxFixes)
            .Select(fix => JsonSerializer.Serialize(LineOf(fix), MemoryJson.Plain.MemoryLine) + "\n"));

    /// <summary>The same without lines that hold a secret: a fix with a hole where the secret was would mend nothing.</summary>
    public static string Write(IEnumerable<RememberedFix> fixes, Redactor redactor) => string.Concat(
        Write(fixes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => redactor.Redact(line) == line).Select(line => line + "\n"));

    public static MemoryReading Read(byte[] file)
    {
        if (file.Length > MaxBytes) return new MemoryReading([], [$"it has more than {MaxBytes} bytes"]);
        var fixes = new List<RememberedFix>();
        var faults = new List<string>();
        var lines = Encoding.UTF8.GetString(file).Split('\n');
        for (var number = 1; number <= lines.Length; number++)
        {
            if (string.IsNullOrWhiteSpace(lines[number - 1])) continue;
            try
            {
                fixes.Add(fixes.Count < MaxFixes ? ReadLine(lines[number - 1]) : throw new JsonException($"there are more than {MaxFixes} fixes"));
            }
            catch (JsonException error)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"line {number}: {error.Message}"));
            }
        }

        return new MemoryReading(fixes, faults);
    }

    private static MemoryLine LineOf(RememberedFix fix) => new(
        Schema,
        fix.Class.Value,
        fix.Way,
        fix.Confidence.ToString(),
        fix.Template,
        [.. fix.Uses.Select(use => new MemoryLineUse(use.Id.Value, use.Family.Value, use.Exact.Value, use.At, use.Toolchain, use.Outcome.ToString()))]);

    private static RememberedFix ReadLine(string text)
    {
        if (text.Length > MaxLine) throw new JsonException($"it is longer than {MaxLine} characters");
        if (JsonSerializer.Deserialize(text, MemoryJson.Plain.MemoryLine) is not { Schema: Schema } line) throw new JsonException($"it is no '{Schema}'");
        if (line.Template is not { Diff: null }) throw new JsonException("it has no template");
        if (TemplateRules.WhyRefused(line.Template) is { } reason) throw new JsonException(reason);
        if (line.Uses is not { Count: > 0 and <= RememberedFix.MaxUses }) throw new JsonException($"it has none or more than {RememberedFix.MaxUses} uses");
        if (!IsWay(line.Way)) throw new JsonException("'way' names no fixer");
        return new RememberedFix(Key(line.Class, "class"), line.Way!, Word<Confidence>(line.Confidence, "confidence"), line.Template, [.. line.Uses.Select(UseOf)]);
    }

    private static FixUse UseOf(MemoryLineUse? use) => use is null ? throw new JsonException("a use is null") : new FixUse(
        Key(use.Id, "id"),
        Key(use.Family, "family"),
        Key(use.Exact, "exact"),
        use.At,
        use.Toolchain is { Length: <= MaxText } tools && !tools.Any(char.IsControl) ? tools : throw new JsonException("'toolchain' is missing or too long"),
        Word<UseOutcome>(use.Outcome, "outcome"));

    private static bool IsWay(string? text) =>
        text is { Length: > 0 and <= MaxText } && text.All(character => char.IsAsciiLetterOrDigit(character) || "-+/_.".Contains(character, StringComparison.Ordinal));

    private static Fingerprint Key(string? text, string name) =>
        text?.Length == KeyDigits && text.All(char.IsAsciiHexDigitLower) ? new Fingerprint(text) : throw new JsonException($"'{name}' is no key of {KeyDigits} digits");

    private static T Word<T>(string? text, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value : throw new JsonException($"'{name}' is '{text}'");
}
