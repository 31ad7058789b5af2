using Deployer.Diagnose.Fingerprints;

namespace Deployer.Diagnose;

/// <summary>Marks the errors that most likely go away with another one. What is not likely to stays a cause of its own.</summary>
internal sealed class Consequences
{
    private const int MaxFiles = 50;

    private readonly TargetOrder targets;
    private readonly SourceLines sources;

    /// <summary>Files that could not be parsed, with the line of their first syntax error.</summary>
    private readonly Dictionary<string, int> broken = new(StringComparer.Ordinal);

    /// <summary>Modules with errors.</summary>
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    /// <summary>Files in which a type is unknown.</summary>
    private readonly HashSet<string> withoutType = new(StringComparer.Ordinal);

    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> compiled;
    private readonly string? firstFailed;
    private readonly bool isBrokenMachine;
    private readonly List<string> firstFiles;

    private Consequences(IReadOnlyList<Diagnostic> errors, TargetOrder targets, SourceLines sources)
    {
        isBrokenMachine = errors is [{ Phase: Phase.Infrastructure }, ..];
        this.targets = targets;
        this.sources = sources;
        compiled = [.. errors.Where(error => error.Phase is Phase.Compile or Phase.CompilerCrash)];
        firstFailed = compiled.Find(error => error.Phase == Phase.Compile)?.Target;
        var files = compiled.Where(error => error.Target == firstFailed).Select(error => error.File).OfType<string>();
        firstFiles = [.. files.Distinct(StringComparer.Ordinal).Take(MaxFiles)];
        foreach (var error in compiled.Where(error => error is { Phase: Phase.Compile, File: not null }))
        {
            Note(error, error.File!);
        }
    }

    /// <summary>The errors with consequences marked, causes first, else in their order. The first is never one.</summary>
    public static IReadOnlyList<Finding> Mark(IReadOnlyList<Finding> ordered, TargetOrder targets, SourceLines sources)
    {
        var consequences = new Consequences([.. ordered.Select(finding => finding.Diagnostic)], targets, sources);
        var marked = ordered
            .Select((finding, index) =>
                consequences.IsOne(finding.Diagnostic) && index > 0
                    ? finding with { Diagnostic = finding.Diagnostic with { IsConsequence = true } }
                    : finding)
            .ToList();
        return [.. marked.Where(finding => !finding.Diagnostic.IsConsequence), .. marked.Where(finding => finding.Diagnostic.IsConsequence)];
    }

    private void Note(Diagnostic error, string file)
    {
        if (ErrorWords.IsParse(error))
        {
            broken[file] = Math.Min(broken.GetValueOrDefault(file, int.MaxValue), error.Line ?? int.MaxValue);
        }

        if (error.Message.StartsWith("cannot find type '", StringComparison.Ordinal))
        {
            withoutType.Add(file);
        }

        if ((error.Target ?? TargetOrder.ModuleIn(file)) is { } module)
        {
            failed.Add(module);
        }
    }

    private bool IsOne(Diagnostic error) => error.Phase switch
    {
        Phase.Link => isBrokenMachine || compiled.Count > 0,
        Phase.CompilerCrash => isBrokenMachine || compiled.Exists(other => other.Phase == Phase.Compile && (error.File ?? other.File) == other.File),
        Phase.Compile => IsTold(error) || FollowsSyntax(error) || MissesFailed(error) || LacksConformance(error) || IsOfDependent(error),
        _ => false,
    };

    /// <summary>Said before: at the same line, or over the same unknown name.</summary>
    private bool IsTold(Diagnostic error)
    {
        var name = ErrorWords.UnknownName(error.Message) ?? ErrorWords.UnknownMember(error.Message);
        var isSaid = error.File is not null && !told.Add($"{error.File}:{error.Line}: {error.Message}") && name is null;
        var isKnown = name is not null && !told.Add(name);
        return isSaid || isKnown || error.Message.Contains("too many errors emitted", StringComparison.Ordinal);
    }

    /// <summary>A file that cannot be parsed loses names from there on, and often balance and separators close by.</summary>
    private bool FollowsSyntax(Diagnostic error)
    {
        var start = error.File is { } file && broken.TryGetValue(file, out var line) ? line : int.MaxValue;
        if (ErrorWords.IsParse(error))
        {
            return error.Line > start && (error.Line == start + 1 || ErrorWords.IsUnbalanced(error.Message));
        }

        if (error.Line == start)
        {
            return true;
        }

        return ErrorWords.UnknownName(error.Message) is { } name
            && (error.Line > start || broken.Keys.Take(MaxFiles).Any(other => other != error.File && sources.Declares(other, name)));
    }

    private bool MissesFailed(Diagnostic error) =>
        ErrorWords.MissingModule(error.Message) is { } module && module != error.Target && failed.Contains(module);

    private bool LacksConformance(Diagnostic error) =>
        error.File is { } file && ErrorWords.IsConformance(error.Message) && (broken.ContainsKey(file) || withoutType.Contains(file));

    /// <summary>What the first failing target declares may be missing in those that depend on it.</summary>
    private bool IsOfDependent(Diagnostic error)
    {
        if (error.Target is not { } target
            || firstFailed is null
            || firstFailed == target
            || !ErrorWords.IsAboutOthers(error.Message)
            || !targets.DependsOn(target, firstFailed))
        {
            return false;
        }

        return ErrorWords.UnknownName(error.Message) is not { } name
            || !firstFiles.Exists(sources.IsAtHand)
            || firstFiles.Exists(file => sources.Declares(file, name));
    }
}
