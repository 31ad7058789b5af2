using Spectre.Console;

namespace Deployer.App.Reading;

/// <summary>Rows under headings: drawn on a terminal, aligned plain text elsewhere.</summary>
/// <param name="headings">One per column.</param>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; its first cells may be fewer than the columns.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print(Terminal terminal)
    {
        if (terminal.Color)
            terminal.Table(Drawn());
        else
            foreach (var line in Plain())
                terminal.Result(line);
    }

    private IEnumerable<string> Plain()
    {
        string[][] lines = [headings, .. _rows];
        var widths = headings.Select((_, column) => lines.Max(line => column < line.Length ? line[column].Length : 0)).ToArray();
        return lines.Select(line => string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private Table Drawn()
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(Markup.Escape(heading)));
        foreach (var row in _rows)
            table.AddRow([.. row.Select(Coloured)]);
        return table;
    }

    private static string Coloured(string cell) => cell switch
    {
        "green" or "passed" or "fixed" => $"[green]{cell}[/]",
        "red" or "failed" => $"[red]{cell}[/]",
        "waiting" or "fixing" or "progress" => $"[yellow]{cell}[/]",
        "unknown" or "suspended" => $"[grey]{cell}[/]",
        _ => Markup.Escape(cell),
    };
}
