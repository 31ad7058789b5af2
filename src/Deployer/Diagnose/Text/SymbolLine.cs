namespace Deployer.Diagnose.Text;

/// <summary>Reads the lines of programs that prettify xcodebuild: `❌ /p/A.swift:1:2: cannot find 'x' in scope`.</summary>
internal static class SymbolLine
{
    private const char Cross = '\u274C';
    private const char Warning = '\u26A0';

    /// <summary>Null when it is none, or names no file.</summary>
    public static Diagnostic? Parse(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        if (text.Length < 2 || text[0] is not (Cross or Warning))
        {
            return null;
        }

        var severity = text[0] == Cross ? Severity.Error : Severity.Warning;
        text = text[1..].TrimStart(" \uFE0F");
        var end = text.IndexOf(": ");
        var place = end < 0 ? default : HeaderLine.SplitNumbers(text[..end]);
        var message = end < 0 ? default : text[(end + 2)..].Trim();
        message = message.StartsWith("error: ") ? message["error: ".Length..] : message.StartsWith("warning: ") ? message["warning: ".Length..] : message;
        return place.Line is null || place.File.Length == 0 || place.File[0] != '/'
            ? null
            : new Diagnostic
            {
                Severity = severity,
                Phase = Phase.Compile,
                Message = LogDiagnostics.Text(message),
                File = place.File.ToString(),
                Line = place.Line,
                Column = place.Column,
            };
    }
}
