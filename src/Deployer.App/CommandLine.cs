using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using Deployer.App.Verbs;
using Deployer.Workspace;

namespace Deployer.App;

/// <summary>The command `codex-deployer`: all verbs, and the border where what went wrong becomes an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The version of this program.</summary>
    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Runs one command line and returns its exit code.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellationToken)
    {
        surroundings.Terminal.Redactor = WorkspaceLoader.RedactorOf(surroundings.Environment);
        var shell = new Shell(surroundings);
        var parsed = Root(shell).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            UsageErrors.ThrowIfAny(parsed, arguments);
            using var help = new StringWriter();
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = help,
                Error = help,
            };
            var exitCode = await parsed.InvokeAsync(configuration, cancellationToken);
            if (help.GetStringBuilder().Length > 0)
                surroundings.Terminal.Result(WithoutTrailingSpace(help.ToString()));
            return exitCode;
        }
#pragma warning disable CA1031 // One of the three borders that catch everything.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var border = new ErrorBorder(surroundings, shell.WantsJson(parsed));
            return border.Tell(exception, arguments, cancellationToken);
        }
    }

    /// <summary>All verbs, in the order of the help.</summary>
    public static IReadOnlyList<Command> Verbs(Shell shell) =>
    [
        InitVerb.Create(shell),
        DoctorVerb.Create(shell),
        RunVerb.Create(shell),
        FixVerb.Create(shell),
        ReplayVerb.Create(shell),
        StatusVerb.Create(shell),
        WhyVerb.Create(shell),
        ShowVerb.Create(shell),
        LogsVerb.Create(shell),
        AnalyzeVerb.Create(shell),
        .. ServiceVerbs.Create(shell),
        FeedbackVerb.Create(shell),
        MemoryVerb.Create(shell),
        ConfigVerb.Create(shell),
    ];

    private static string WithoutTrailingSpace(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').Select(line => line.TrimEnd()));

    private static Command Root(Shell shell)
    {
        var root = new Command(
            "codex-deployer",
            "Keeps every service of a Git workspace built, tested, fixed, shipped and running.");
        foreach (var option in shell.GlobalOptions)
            root.Add(option);
        root.Add(new HelpOption("--help", "-h", "-?") { Description = "Show what a verb does and takes.", Action = new HelpAction { MaxWidth = 100 } });
        root.Add(new VersionOption { Description = "Show the version.", Action = new VersionAction() });
        foreach (var verb in Verbs(shell))
            root.Add(verb);
        return root;
    }
}
