using System.CommandLine;
using Deployer.App.Analyze;
using Deployer.Diagnose;
using Deployer.Diagnose.Reduce;
using Deployer.Diagnose.Reports;
using Deployer.Kernel;

namespace Deployer.App.Verbs;

/// <summary>`analyze`: reads a build or test log and says what failed, why, and what to do. It needs no workspace.</summary>
internal static class AnalyzeVerb
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A build or test log, also packed by gzip. Standard input: -, or nothing in a pipe.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = new Option<string?>("--format") { Description = "text (default), json, markdown, sarif, github or excerpt.", HelpName = "FORMAT" };
        var package = new Option<string?>("--package")
        {
            Description = "Where the sources lie. Default: the package around the current folder.",
            HelpName = "DIR",
        };
        var follow = new Option<bool>("--follow", "-f") { Description = "Tell errors on standard error as they come; Ctrl-C ends with the result." };
        return shell.Verb(
            "analyze",
            "Read a build or test log: what failed, the first cause, what to do. Exit code 1 when it failed.",
            [file, format, package, follow],
            (call, cancellationToken) => RunAsync(
                call,
                new AnalyzeRequest(call.Value(file), ReportFormats.Read(call.Value(format), call.Json), call.Value(package), call.Value(follow)),
                cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, AnalyzeRequest request, CancellationToken cancellationToken)
    {
        var sources = SourceFolder.Find(call, request.Package);
        var (name, opened) = LogInput.Open(call, request.File, request.Follow ? cancellationToken : CancellationToken.None);
        await using var log = request.Format == ReportFormat.Excerpt ? await LogInput.KeepAsync(opened, cancellationToken) : opened;
        var followed = new FollowedErrors(call.Terminal, sources.Package);
        var analyzer = new LogAnalyzer(sources.Package) { ErrorSeen = request.Follow ? followed.Tell : null };
        // Ctrl-C on a followed log is its end, and what was read until then is told.
        var analysis = await ReportAsync(call, request.File, sources.Package, cancellationToken)
            ?? await ReadAsync(analyzer, name, log, request.Follow ? CancellationToken.None : cancellationToken);
        var report = new LogReport(analysis)
        {
            ToolVersion = CommandLine.Version,
            LogName = name,
            PackageFolder = sources.Package,
            Repository = sources.Repository,
        };
        if (request.Format == ReportFormat.Excerpt)
            await PrintExcerptAsync(call, log, analysis, cancellationToken);
        else
            new ReportPrinter(call, report).Print(request.Format);
        return cancellationToken.IsCancellationRequested ? ExitCode.Interrupted
            : analysis.Diagnosis.Outcome == RunOutcome.Failed ? ExitCode.NotGreen
            : ExitCode.Done;
    }

    /// <summary>What an xUnit file or an event stream says; null for logs and for pipes.</summary>
    private static async Task<LogAnalysis?> ReportAsync(Call call, string? file, string? package, CancellationToken cancellationToken) =>
        file is not null && file != "-" && LogInput.MayBeTestReport(call.FullPath(file))
            ? await new TestReportAnalyzer(package).AnalyzeAsync(call.FullPath(file), cancellationToken)
            : null;

    private static async Task PrintExcerptAsync(Call call, Stream log, LogAnalysis analysis, CancellationToken cancellationToken)
    {
        log.Position = 0;
        var excerpt = await new LogReducer(new ExcerptOptions(), call.Terminal.Redactor).ReduceAsync(log, analysis, cancellationToken);
        call.Terminal.Result(excerpt.Text);
    }

    private static async Task<LogAnalysis> ReadAsync(LogAnalyzer analyzer, string name, Stream log, CancellationToken cancellationToken)
    {
        try
        {
            return await analyzer.AnalyzeAsync(log, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new UsageException("unreadable-log", $"{name} is a damaged gzip file.", "Unpack it by hand to see how far it goes.");
        }
        catch (IOException exception)
        {
            throw LogInput.Unreadable(name, exception);
        }
    }

    private sealed record AnalyzeRequest(string? File, ReportFormat Format, string? Package, bool Follow);
}
