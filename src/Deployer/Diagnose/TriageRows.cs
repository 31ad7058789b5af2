using Deployer.Build.Dependencies;

namespace Deployer.Diagnose;

/// <summary>What tools say when something else than the code is at fault, the first match decides.</summary>
internal static class TriageRows
{
    /// <summary>What the machine lacks comes first, then the toolchain, the manifest, the dependencies.</summary>
    public static IReadOnlyList<TriageRow> All { get; } = [.. Machine(), .. Remote(), .. Toolchain(), .. Package()];

    private static IEnumerable<TriageRow> Machine() =>
    [
        Any(
            "The process was killed because memory ran out. Give the build more memory or fewer jobs (`swift build --jobs 1`).",
            "Killed signal terminated program", "due to signal 9", "Cannot allocate memory", "out of memory", "Out of memory: Kill",
            "Killed: 9", "what():  std::bad_alloc", ": memory exhausted") with { Lack = Lack.Memory },
        Plain(
            "The process was killed because memory ran out. Give the build more memory or fewer jobs (`swift build --jobs 1`).",
            "signal code 9", "(signal 9)", "exit code 137", "exit status 137") with { Lack = Lack.Memory },
        Any("No more processes can be started. Raise the limit (`ulimit -u`) or use fewer jobs.",
            "fork: Resource temporarily unavailable", "fork: retry: Resource temporarily unavailable",
            "fork failed: Resource temporarily unavailable", "vfork: Resource temporarily unavailable",
            "pthread_create failed: Resource temporarily unavailable") with { Lack = Lack.Processes },
        Any("The disk or the quota is full. Free space, for example by removing old `.build` folders, and build again.",
            "No space left on device", "Disk quota exceeded", "database or disk is full") with { Lack = Lack.Disk },
        Plain("The disk or the quota is full. Free space, for example by removing old `.build` folders, and build again.",
            "NSCocoaErrorDomain Code=640") with { Lack = Lack.Disk },
        Any("A file grew beyond what the machine allows. Raise the limit (`ulimit -f`).", "File too large", "File size limit exceeded"),
        Any("The file system cannot be written. Mount it writable or build in another folder.", "Read-only file system"),
        Plain("The file system cannot be written. Mount it writable or build in another folder.",
            "The volume is read only", "NSCocoaErrorDomain Code=642"),
        Any("Too many files are open at once. Raise the limit (`ulimit -n`) or use fewer jobs.", "Too many open files") with { Lack = Lack.Processes },
        Any("Swift is not where the build looks for it. Install it or put it on the PATH.",
            "swift: command not found", "swiftc: command not found", "swift: not found", "xcodebuild: command not found"),
        Any("The run was stopped from outside. Start it again; raise its time limit when that was the reason.",
            "The runner has received a shutdown signal", "The operation was canceled", "exceeded the maximum execution time"),
        Plain("The run was stopped from outside. Start it again; raise its time limit when that was the reason.",
            "due to signal 15", "due to signal 2 ", "signal code 15"),
        Plain("Another build holds the lock of the package. Wait for it or end it, then build again.",
            "Another instance of SwiftPM", "could not lock", "unable to acquire lock", ".lock': File exists", "Another git process seems"),
        Plain("The build did not end in time. Look at what it waited for, or raise the time limit.", "before its time was over") with { Lack = Lack.Time },
        Plain("A program that the build starts is missing or cannot be run. Install it or make it executable.",
            "a program could not be started", "exit code 127", "exit code 126"),
    ];

    private static IEnumerable<TriageRow> Remote() =>
    [
        Refused(
            "Add the host under `sandbox: network:` in deployer.yaml, when its code may be built here, or remove the dependency.",
            Refusals.NotAllowed),
        Refused("Depend on the sources by a Git address, or put the files into the repository.", Refusals.NoNetwork),
        Refused("Correct the dependency's address in Package.swift.", Refusals.NoMirror),
        new(
            Reach.PlainError,
            Phase.Infrastructure,
            FailureClass.Dependency,
            "There is no repository at that path. Correct the dependency's address in Package.swift.",
            "fatal: repository '/", "does not appear to be a git repository"),
        Plain("The server refuses the credentials. Check that the token or key for it is set, valid and allowed to read.",
            "Authentication failed", "could not read Username", "could not read Password", "Permission denied (publickey",
            "returned error: 401", "returned error: 403", "HTTP 401", "HTTP 403", "Host key verification failed", "terminal prompts disabled"),
        Plain("The server asks to slow down. Wait, or send a token so that more is allowed.",
            "returned error: 429", "Too Many Requests", "rate limit"),
        Plain("A proxy stands in the way. Check the proxy settings and its credentials.",
            "Could not resolve proxy", "from proxy after CONNECT", "Received HTTP code 407", "returned error: 407"),
        Plain("The server's certificate is not accepted. Check the clock, the installed certificates and any proxy between.",
            "SSL certificate problem", "certificate verif", "certificate has expired", "SSL_connect", "SSL_ERROR", "gnutls_handshake", "TLS connect"),
        Any("A host name cannot be resolved. Check the network and DNS, then build again.", "Could not resolve host"),
        Plain("A host name cannot be resolved. Check the network and DNS, then build again.",
            "Temporary failure in name resolution", "Name or service not known", "nodename nor servname"),
        Plain("The repository is not there, or the credentials may not see it. Check its address in Package.swift.",
            "Repository not found", "repository not found", "returned error: 404", "fatal: repository '"),
        Any("The server cannot be reached. Check the network and try again.", "unable to access '"),
        Plain("The server cannot be reached or broke off. Check the network and try again.",
            "Failed to clone repository", "Couldn\u2019t fetch updates", "Couldn't fetch updates", "Connection refused",
            "Connection timed out", "Connection reset", "Network is unreachable", "failed downloading", "could not connect",
            "Failed to connect to", "Could not connect to", "early EOF", "The remote end hung up", "RPC failed", "invalid index-pack output",
            "network connection was lost", "The request timed out", "Could not read from remote repository"),
        Plain("The user that builds may not touch a file. Check owner and mode of the package and its `.build`.",
            "Permission denied", "Operation not permitted", "don\u2019t have permission", "don't have permission",
            "NSCocoaErrorDomain Code=513", "NSCocoaErrorDomain Code=257"),
    ];

    private static IEnumerable<TriageRow> Toolchain() =>
    [
        Tool("The `.build` folder was made at another place. Remove it and build again.", "compiled with module cache path"),
        Tool("A module was built by another compiler. Remove `.build` and build everything with one toolchain.",
            "module compiled with Swift", "created by a different version of the compiler", "created by an older version of the compiler",
            "created by a newer version of the compiler", "this SDK is not supported by the compiler"),
        Tool("The toolchain or its SDK is incomplete. Install it again, or choose another by `xcode-select` or the PATH.",
            "unable to load standard library", "error while loading shared libraries", "could not find module 'Swift'",
            "no such module 'Swift'", "no such module 'Foundation'", "missing required module 'SwiftShims'", "missing required module 'SwiftGlibc'", "xcode-select: error",
            "invalid active developer path", "unable to find utility", "SDK path could not be", "cannot load underlying module for 'Foundation'"),
        Tool("xcrun cannot find the SDK or the tool. Install it, or choose another by `xcode-select`.", "unable to find sdk", "\" cannot be located"),
        new(
            Reach.AnyError,
            Phase.CompilerCrash,
            FailureClass.Toolchain,
            "The compiler itself crashed. Simplify the code it worked on, or use another version of Swift, and report it with the stack dump.",
            "command failed due to signal", "fatal error encountered during compilation", "internal compiler error", "the compiler crashed"),
    ];

    private static IEnumerable<TriageRow> Package() =>
    [
        Resolve("The requirements on the packages contradict each other. Loosen a version in Package.swift, or update all by `swift package update`.",
            "Dependencies could not be resolved", "exhausted attempts to resolve", "is required using two different"),
        new(
            Reach.PlainError,
            Phase.Manifest,
            FailureClass.Infrastructure,
            "The package wants a newer Swift. Install that version; only if it needs nothing new, lower the first line of Package.swift.",
            "but the installed version is"),
        Manifest("The first line of Package.swift names a version of the tools that does not fit. Correct it.", "ools version"),
        new(
            Reach.PlainError,
            Phase.Manifest,
            FailureClass.Dependency,
            "The fetched package has no such product. Compare the name with its Package.swift, and the version with what is required.",
            "not found in package '"),
        Manifest("A target's folder is missing. Create it, or say `path:` in Package.swift.", "Source files for target", "invalid custom path"),
        Manifest("Package.swift names something that does not exist or forms a circle. Correct the names of targets, products and packages there.",
            "unknown package", "unknown target", "unknown dependency", "product '", "cyclic dependency", "duplicate target", "invalid target"),
        Manifest("Two files of a target have one name. Rename one of them.", "multiple producers"),
        Manifest("A target imports another without declaring it. Add it to the target's dependencies in Package.swift.",
            "without declaring it a dependency"),
        Manifest("Build in the folder that holds the package.", "Could not find Package.swift"),
        Manifest("The package has no tests. Add a test target, or only build it.", "no tests found"),
        Manifest("Correct the build description.", "manifest", "No rule to make target"),
        Resolve("Package.resolved does not fit Package.swift. Run `swift package resolve` and commit the file.",
            "out-of-date resolved file", "Package.resolved"),
        Resolve("A dependency cannot be resolved. Check its address and version in Package.swift, then run `swift package resolve`.",
            "could not be resolved", "ould not resolve", "ailed to resolve", "cannot be accessed", "no versions of", "nable to resolve",
            "could not find a branch", "could not find the commit", "checksum", "dependencies", "the package at",
            "does not match previously recorded value"),
    ];

    private static TriageRow Refused(string advice, string needle) =>
        new(Reach.PlainError, Phase.Infrastructure, FailureClass.Dependency, advice, needle);

    private static TriageRow Any(string advice, params string[] needles) =>
        new(Reach.AnyLine, Phase.Infrastructure, FailureClass.Infrastructure, advice, needles);

    private static TriageRow Plain(string advice, params string[] needles) =>
        new(Reach.PlainError, Phase.Infrastructure, FailureClass.Infrastructure, advice, needles);

    private static TriageRow Tool(string advice, params string[] needles) =>
        new(Reach.AnyError, Phase.Compile, FailureClass.Toolchain, advice, needles);

    private static TriageRow Manifest(string advice, params string[] needles) =>
        new(Reach.PlainError, Phase.Manifest, FailureClass.Manifest, advice, needles);

    private static TriageRow Resolve(string advice, params string[] needles) =>
        new(Reach.PlainError, Phase.Resolve, FailureClass.Dependency, advice, needles);
}
