using Deployer.Diagnose;
using Deployer.Repair.Fixers;

namespace Deployer.Repair.Gate;

/// <summary>
/// Which files a candidate may touch. What judges the code is not changed by what mends it, unless the failure itself lies there.
/// </summary>
/// <param name="never">Globs of the service's configuration that no fix may touch, whoever proposes it.</param>
/// <param name="testFolders">Folders of the package's test targets, which need not be under `Tests`.</param>
internal sealed class PathPolicy(IReadOnlyList<string> never, IReadOnlyList<string> testFolders)
{
    private const string Feedback = "feedback";
    private const string BrokenPins = "Package.resolved file is corrupted";

    private static readonly PathGlob[] Machinery = Globs(
        ".github/**", ".gitlab-ci.yml", ".gitlab/**", ".circleci/**", ".ci/**", ".buildkite/**", "azure-pipelines.yml", "Jenkinsfile",
        "bitbucket-pipelines.yml", ".travis.yml", ".drone.yml", "**/.swiftlint.yml", "**/.swiftlint.yaml", "**/.swiftformat",
        "**/.swift-format", "**/Package.resolved", "scripts/**", "Scripts/**", "**/*.sh", "**/*.bash", "Makefile", "**/Makefile",
        "Dockerfile", "**/Dockerfile*", "**/.gitattributes", "**/.gitmodules", "**/.swift-version", "deployer.yaml", "dispatcher.env");

    private readonly PathGlob[] _never = Globs([.. never]);
    private readonly TestPaths _tests = new(testFolders);

    /// <summary>Judges the files that a candidate changes.</summary>
    /// <param name="family">The candidate's family.</param>
    /// <param name="files">What it changes.</param>
    /// <param name="before">What it mends: the failure, and those that it uncovered.</param>
    public Check Judge(string family, IReadOnlyList<ChangedFile> files, params IReadOnlyList<Diagnosis> before)
    {
        var broken = before.SelectMany(BrokenFiles).ToHashSet(StringComparer.Ordinal);
        if (files.Select(file => JudgeGenerated(file, before)).FirstOrDefault(check => check is Check.Refused) is { } generated) return generated;
        return files.Select(file => Judge(family, file, broken)).FirstOrDefault(check => check is Check.Refused) ?? Check.Passed.Instance;
    }

    /// <summary>What is written by a generator is lost when it runs again.</summary>
    private static Check JudgeGenerated(ChangedFile file, IReadOnlyList<Diagnosis> before) =>
        before.SelectMany(diagnosis => diagnosis.Diagnostics).FirstOrDefault(diagnostic => diagnostic.File == file.Path)?.Generated is { } generated
            ? new Check.Refused("generated-file", $"{file.Path} is generated ({generated.Reason}): mend {generated.Generator ?? "what generates it"}, not the file.", $"an edit of {generated.Generator ?? "the generator"}")
            : Check.Passed.Instance;

    private Check Judge(string family, ChangedFile file, HashSet<string> broken)
    {
        if (_never.FirstOrDefault(glob => glob.Matches(file.Path)) is { } glob)
        {
            return new Check.Refused("never-path", $"{file.Path} is under '{glob.Pattern}', which the service's fix.never protects.", "a change of other files, or another fix.never");
        }

        if (!IsInside(file.Path)) return new Check.Refused("outside-package", $"{file.Path} is not a file of the package.", "an edit of the package");
        return _tests.Has(file.Path) ? JudgeTest(family, file, broken) : JudgeMachinery(file, broken);
    }

    private static Check JudgeTest(string family, ChangedFile file, HashSet<string> broken)
    {
        if (family == Feedback && file.Path.EndsWith(".swift", StringComparison.Ordinal)) return Check.Passed.Instance;
        if (file.Kind == ChangeKind.Deleted) return new Check.Refused("test-removed", $"{file.Path} is a test file and would be removed.", "a test that still says what it said");
        return family == Feedback || (file.Kind == ChangeKind.Modified && broken.Contains(file.Path))
            ? Check.Passed.Instance
            : new Check.Refused("protected-path", $"{file.Path} is a test file, and the failure does not lie in it.", "an edit of the sources; what tests expect is changed by people");
    }

    private static Check JudgeMachinery(ChangedFile file, HashSet<string> broken) =>
        Machinery.Any(glob => glob.Matches(file.Path)) && !(file.Kind == ChangeKind.Modified && broken.Contains(file.Path))
            ? new Check.Refused("protected-path", $"{file.Path} decides how the code is built or checked, and the failure does not lie in it.", "an edit of the sources")
            : Check.Passed.Instance;

    private static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Split('/').Any(part => part is "" or "." or ".." || part.Equals(".git", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Where the errors of the failing target lie. A failed assertion does not count: it lies in the test, its cause does not.
    /// </summary>
    private static IEnumerable<string> BrokenFiles(Diagnosis before) =>
        FailingTarget.Errors(before)
            .Where(error => error.Phase is Phase.Compile or Phase.Manifest or Phase.Resolve)
            .Select(error => error.File ?? (error.Message.StartsWith(BrokenPins, StringComparison.Ordinal) ? "Package.resolved" : null))
            .OfType<string>();

    private static PathGlob[] Globs(params string[] patterns) => [.. patterns.Select(pattern => new PathGlob(pattern))];
}
