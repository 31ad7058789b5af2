using System.Collections;
using Deployer.Kernel;

namespace Deployer.Processes;

/// <summary>The environment that programs are given a part of: only names of the allow-list ever leave it.</summary>
/// <param name="Variables">All variables, secrets among them.</param>
internal sealed record ProcessEnvironment(IReadOnlyDictionary<string, string> Variables)
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR", "XDG_CACHE_HOME",
        "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY",
    };

    private const string DefaultPath = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>The environment that this program was started with.</summary>
    public static ProcessEnvironment OfThisProcess()
    {
#pragma warning disable RS0030 // The single home of the environment that programs inherit.
        var variables = Environment.GetEnvironmentVariables();
#pragma warning restore RS0030
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in variables)
        {
            named[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return new(named);
    }

    /// <summary>What a program gets: the allowed names, and what its request adds.</summary>
    public IReadOnlyDictionary<string, string> For(ProcessRequest request)
    {
        var given = Variables
            .Where(variable => IsAllowed(variable.Key) || (request.UsesSshAgent && variable.Key is "SSH_AUTH_SOCK"))
            .ToDictionary(StringComparer.Ordinal);
        given.TryAdd("PATH", DefaultPath);
        foreach (var (name, value) in request.Environment)
        {
            given[name] = value;
        }

        return given;
    }

    /// <summary>The absolute path of a program: looked up on the PATH that it will get. Null when there is none.</summary>
    public static string? Find(string program, IReadOnlyDictionary<string, string> given)
    {
        var folders = Path.IsPathFullyQualified(program)
            ? [""]
            : program.Contains('/', StringComparison.Ordinal) ? [] : given["PATH"].Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.Where(folder => folder.Length == 0 || Path.IsPathFullyQualified(folder))
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(IsExecutable);
    }

    /// <summary>What to say when there is none.</summary>
    public static MachineException Missing(string program) =>
        new("program-missing", $"The program {program} was not found.", $"Install {program}, or put its folder on the PATH.");

    private static bool IsAllowed(string name) => Allowed.Contains(name) || name.StartsWith("LC_", StringComparison.Ordinal);

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
