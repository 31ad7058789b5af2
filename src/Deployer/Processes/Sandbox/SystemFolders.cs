namespace Deployer.Processes.Sandbox;

/// <summary>What of a system every confined program sees, read-only.</summary>
internal static class SystemFolders
{
    private static readonly string[] Folders = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/usr"];

    /// <summary>What programs look up; no accounts' secrets, no keys, no configuration of services or package managers.</summary>
    private static readonly string[] Settings =
    [
        "alternatives", "ca-certificates", "ca-certificates.conf", "debian_version", "default/locale", "fonts", "group", "host.conf", "hosts",
        "inputrc", "java-17-openjdk", "java-21-openjdk", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "locale.alias", "locale.conf",
        "localtime", "magic", "mime.types", "nsswitch.conf", "os-release", "passwd", "perl", "pki/ca-trust", "pki/tls/certs",
        "protocols", "python3", "services", "ssl/certs", "ssl/openssl.cnf", "terminfo", "timezone",
    ];

    /// <summary>Where each existing part of it is, and where it is shown.</summary>
    /// <param name="root">Absolute path of the root file system that it is of; `/` for this machine's.</param>
    public static IEnumerable<(string Source, string Target)> In(string root) => Folders
        .Concat(Settings.Select(name => $"/etc/{name}"))
        .Select(target => (Source: root.TrimEnd('/') + target, Target: target))
        .Where(part => Path.Exists(part.Source));

    /// <summary>True when a path lies in what every confined program sees.</summary>
    public static bool Hold(string path) => Folders.Any(folder => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>True when something of the system lies in the folder, so that it cannot be anybody's own.</summary>
    public static bool AreIn(string folder) =>
        Hold(folder) || folder is "/" or "/etc" or "/dev" or "/proc" or "/sys" or "/tmp"
        || folder.StartsWith("/etc/", StringComparison.Ordinal) || folder.StartsWith("/dev/", StringComparison.Ordinal)
        || folder.StartsWith("/proc/", StringComparison.Ordinal) || folder.StartsWith("/sys/", StringComparison.Ordinal);
}
