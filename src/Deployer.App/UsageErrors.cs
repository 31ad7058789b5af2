using System.CommandLine;
using System.CommandLine.Parsing;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.App;

/// <summary>Turns what the parser could not make sense of into one error that says how to go on.</summary>
internal static class UsageErrors
{
    /// <summary>Throws <see cref="UsageException"/> when the command line is wrong.</summary>
    public static void ThrowIfAny(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        // The parser would take the next word for the value: the verb, after an empty variable of a script.
        if (arguments.Contains("--workspace="))
            throw new UsageException("usage", "--workspace is empty.", "Name a folder, or leave the option out.");
        var taken = OptionTakenForArgument(parsed.CommandResult);
        if ((parsed.Errors.Count == 0 && taken is null) || parsed.Action is { ClearsParseErrors: true })
            return;
        var path = PathOf(parsed.CommandResult);
        var message = (taken ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null)) is { } word
            ? Unmatched(word, parsed.CommandResult)
            : parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.Errors.Count == 1 ? "A verb is missing."
            : string.Join(' ', parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal));
        throw new UsageException("usage", message, $"'{path} --help' shows what is possible.");
    }

    /// <summary>A misspelt option that the parser took for an argument; no service and no file of ours starts with a dash, and `-` is standard input.</summary>
    private static string? OptionTakenForArgument(CommandResult result) => result.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .Select(token => token.Value)
        .FirstOrDefault(value => value.Length > 1 && value.StartsWith('-'));

    private static string Unmatched(string word, CommandResult result)
    {
        var command = result.Command;
        var isOption = word.StartsWith('-');
        var known = isOption
            ? OptionsOf(result)
            : command.Subcommands.Select(verb => verb.Name);
        var what = isOption ? "option" : command.Subcommands.Count > 0 ? "verb" : "argument";
        return $"'{command.Name}' knows no {what} '{word}'.{Nearest.Suggest(word, known)}";
    }

    private static IEnumerable<string> OptionsOf(CommandResult result) => result.Command.Options.Select(option => option.Name)
        .Concat(result.Parent is CommandResult parent ? OptionsOf(parent) : []);

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
