using Deployer.Diagnose;
using Deployer.Diagnose.Reports;

namespace Deployer.App.Analyze;

/// <summary>Tells errors while a log is still being read, on standard error, so that the result stays alone.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="package">Absolute path of the package at hand, which is left out of places; null when there is none.</param>
internal sealed class FollowedErrors(Terminal terminal, string? package)
{
    private const int MaxTold = 200;

    private int _told;

    public void Tell(Diagnostic error)
    {
        if (++_told > MaxTold)
            return;
        var isOurs = package is not null && error.File?.StartsWith($"{package}/", StringComparison.Ordinal) == true;
        var place = DiagnosticText.PlaceOf(isOurs ? error with { File = error.File![(package!.Length + 1)..] } : error);
        var line = $"error: {(place.Length == 0 ? "" : $"{place}: ")}{Visible.Line(error.Message)}";
        // This line is not stopped from being a command of GitHub Actions, whose old form may stand anywhere in a line.
        terminal.Progress(line.Replace("##[", "## [", StringComparison.Ordinal));
        if (_told == MaxTold)
            terminal.Progress("Further errors are counted, not told.");
    }
}
