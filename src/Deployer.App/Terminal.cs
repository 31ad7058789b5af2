#pragma warning disable RS0030 // The single home of Console.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Deployer.Kernel;
using Spectre.Console;

namespace Deployer.App;

/// <summary>
/// Where commands write: results to standard output, progress and logs to standard error. Everything passes the redactor.
/// </summary>
/// <param name="output">Standard output.</param>
/// <param name="errors">Standard error.</param>
internal sealed class Terminal(TextWriter output, TextWriter errors)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock _turn = new();

    /// <summary>What is taken out of everything written; set when the workspace's secrets are known.</summary>
    public Redactor Redactor { get; set; } = Redactor.None;

    /// <summary>Results may be coloured.</summary>
    public bool Color { get; set; }

    /// <summary>Details are written too.</summary>
    public bool Verbose { get; set; }

    /// <summary>Somebody watches standard error: progress may be redrawn in place.</summary>
    public bool Watched { get; init; }

    /// <summary>Columns of standard output; 120 when it is no terminal.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Standard input as bytes.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Standard input is a pipe or a file: something may wait there without a person who types it.</summary>
    public bool InputRedirected { get; init; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfThisProcess() => new(Console.Out, Console.Error)
    {
        Color = !Console.IsOutputRedirected,
        Watched = !Console.IsErrorRedirected,
        Width = !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : 120,
        OpenInput = Console.OpenStandardInput,
        InputRedirected = Console.IsInputRedirected,
    };

    /// <summary>A line of the result.</summary>
    public void Result(string line) => Write(output, line);

    /// <summary>Writes a long result, which ends when this is disposed. Nothing else may be written to the result meanwhile.</summary>
    public TextWriter OpenResult() => new RedactedText(output, Redactor);

    /// <summary>The result as a JSON document: keys and enumerations in camel case, absent values as null.</summary>
    public void Json<T>(T document) => Write(output, JsonSerializer.Serialize(document, Format));

    /// <summary>A table as the result; its cells are Spectre markup, so escape what is not yours.</summary>
    public void Table(Table table)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width;
        console.Write(table);
        Write(output, string.Join('\n', text.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd())));
    }

    /// <summary>A line about work that goes on.</summary>
    public void Progress(string line) => Write(errors, line);

    /// <summary>A line that only `--verbose` shows.</summary>
    public void Detail(string line)
    {
        if (Verbose)
            Write(errors, line);
    }

    /// <summary>Something that is not right and stops nothing.</summary>
    public void Warning(string line) => Write(errors, $"warning: {line}");

    /// <summary>What stopped the command, and what to do.</summary>
    public void Error(string message, string? hint)
    {
        Write(errors, $"error: {message}");
        if (hint is not null)
            Write(errors, $"  {hint}");
    }

    private void Write(TextWriter writer, string text)
    {
        var clean = Redactor.Redact(text);
        lock (_turn)
            writer.WriteLine(clean);
    }
}
