using Deployer.SystemTests.Scenes;

namespace Deployer.SystemTests.Crash;

/// <summary>The kinds of `fix` that are cut off: a package in `project`, and a `swift` of a few lines of shell that builds it in no time.</summary>
internal static class FixKind
{
    /// <summary>The folder in the scene that holds the repository, or the package that lies in none.</summary>
    public const string Project = "project";

    private const string Swift = """
        #!/bin/sh
        case "$1 $2" in
          "--version "*) echo "Swift version 6.0.3 (swift-6.0.3-RELEASE)"; exit 0 ;;
          "build --show-bin-path") echo "$PWD/.build/debug"; exit 0 ;;
          "package dump-package")
            echo '{"name":"app","toolsVersion":{"_version":"6.0.0"},"dependencies":[],"targets":[{"name":"AppTests","type":"test","dependencies":[]}]}'
            exit 0 ;;
          "test "*)
            echo "Test Case 'App.adds' started at 2026-01-01 00:00:00.000"
            echo "Test Case 'App.adds' passed (0.001 seconds)"
            exit 0 ;;
        esac
        mkdir -p .build/debug && date > .build/debug/built
        exec awk 'FNR == 1 && bad { exit } /^(BROKEN|HOPELESS|MISPLACED)/ { printf "%s:%d:1: error: cannot find \047%s\047 in scope\n", FILENAME, FNR, $2; bad = 1 } END { exit bad }' *.c $(find placed -name '*.c' 2>/dev/null)

        """;

    private static readonly (string Path, string Text)[] Sound =
    [
        ("Package.swift", "// swift-tools-version: 6.0\n"), ("app.c", "fine\nas it was\n"), ("other.c", "fine\n"), (".gitignore", "ignored.txt\n.build\n"),
    ];

    private static readonly (string Path, string Text)[] Broken =
    [
        ("app.c", "by the person, not committed\nBROKEN charge\n"), ("other.c", "fine\nMISPLACED invoice\n"),
    ];

    /// <summary>A person's work that has nothing to do with the fix, in each of the states that a repository knows.</summary>
    private static readonly (string Path, string Text)[] Work =
    [
        ("ignored.txt", "ignored\n"), ("untracked.txt", "untracked\n"), ("deep/untracked.txt", "untracked\n"),
    ];

    public static IReadOnlyList<CrashKind> All { get; } =
    [
        Of("a repository", scene => CreateAsync(scene, ".", Broken)),
        Of("a folder of a repository", scene => CreateAsync(scene, "services/api", Broken), "services/api"),
        Of("in no repository", scene => CreateFreeAsync(scene, Broken)),
        Of("edited meanwhile", scene => CreateAsync(scene, ".", Broken)) with { MeanwhileAsync = EditAsync },
        Of("committed meanwhile", scene => CreateAsync(scene, ".", Broken)) with { MeanwhileAsync = CommitAsync },
        Of("green", scene => CreateAsync(scene, ".", [])),
        Of("red", scene => CreateAsync(scene, ".", ("app.c", "fine\nHOPELESS charge\n"))) with { PictureAsync = (scene, ended) => LookAsync(scene, ended, 1) },
        Of("only told", scene => CreateAsync(scene, ".", Broken), ".", "--dry-run"),
    ];

    private static CrashKind Of(string name, Func<CrashScene, Task> prepareAsync, string package = ".", params string[] options) =>
        new(name, async scene =>
        {
            Folders.Write(scene.Programs, "swift", Swift);
            Folders.MakeExecutable(Path.Combine(scene.Programs, "swift"));
            await prepareAsync(scene);
        })
        {
            Arguments = ["fix", $"../{Project}/{package}", .. options],
            PictureAsync = (scene, ended) => LookAsync(scene, ended, 0),
        };

    private static Task<string> LookAsync(CrashScene scene, Ended ended, int exitCode)
    {
        ended.With(exitCode);
        return FixPicture.TakeAsync(scene);
    }

    private static async Task CreateAsync(CrashScene scene, string package, params (string Path, string Text)[] changed)
    {
        var repository = scene[Project];
        var folder = Path.Combine(repository, package);
        WriteAll(folder, Sound);
        await Commands.GitAsync(repository, "init", "-q");
        await Commands.GitAsync(repository, "add", "--all");
        await Commands.GitAsync(repository, "commit", "-q", "-m", "First");
        WriteAll(folder, changed);
        WriteAll(folder, Work);
        Folders.Write(folder, "staged.txt", "staged\n");
        await Commands.GitAsync(folder, "add", "staged.txt");
        Folders.Write(folder, "staged.txt", "staged, and changed since\n");
    }

    private static Task CreateFreeAsync(CrashScene scene, params (string Path, string Text)[] changed)
    {
        WriteAll(scene[Project], [.. Sound, .. changed, .. Work]);
        return Task.CompletedTask;
    }

    /// <summary>The person goes on with one of the files that the fix changes, whatever is in it by then.</summary>
    private static Task EditAsync(CrashScene scene)
    {
        File.AppendAllText(Path.Combine(scene[Project], "app.c"), "and more of the person\n");
        File.AppendAllText(Path.Combine(scene[Project], "untracked.txt"), "and more\n");
        return Task.CompletedTask;
    }

    /// <summary>The person commits whatever is there.</summary>
    private static async Task CommitAsync(CrashScene scene)
    {
        await Commands.GitAsync(scene[Project], "add", "--all");
        await Commands.GitAsync(scene[Project], "commit", "-q", "-m", "Second");
    }

    private static void WriteAll(string folder, IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            Folders.Write(folder, path, text);
        }
    }
}
