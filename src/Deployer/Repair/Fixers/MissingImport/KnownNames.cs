namespace Deployer.Repair.Fixers.MissingImport;

/// <summary>
/// Which module declares a well-known name. The tables hold names that services use often and that hardly any project declares
/// itself; a name that is not here is left to other fixers.
/// </summary>
internal static class KnownNames
{
    public const string Foundation = "Foundation";
    public const string Networking = "FoundationNetworking";
    public const string Xml = "FoundationXML";
    public const string Dispatch = "Dispatch";

    /// <summary>Stands for Darwin, Glibc or Musl, whichever the platform has.</summary>
    public const string CLibrary = "C";

    private static readonly HashSet<string> NetworkingNames = Words("""
        URLSession URLRequest URLResponse HTTPURLResponse URLSessionConfiguration URLSessionTask URLSessionDataTask
        URLSessionUploadTask URLSessionDownloadTask URLSessionWebSocketTask URLSessionStreamTask URLSessionDelegate
        URLSessionTaskDelegate URLSessionDataDelegate URLSessionDownloadDelegate URLSessionWebSocketDelegate URLSessionTaskMetrics
        URLSessionTaskTransactionMetrics URLCache CachedURLResponse URLCredential URLCredentialStorage URLProtectionSpace URLProtocol
        URLProtocolClient URLAuthenticationChallenge URLAuthenticationChallengeSender HTTPCookie HTTPCookieStorage NSURLRequest
        NSMutableURLRequest
        """);

    private static readonly HashSet<string> XmlNames = Words("XMLParser XMLParserDelegate XMLDocument XMLElement XMLNode XMLDTD XMLDTDNode");

    private static readonly HashSet<string> FoundationNames = Words("""
        Bundle ByteCountFormatter Calendar CharacterSet CocoaError CustomNSError Data DataProtocol Date DateComponents
        DateComponentsFormatter DateFormatter DateInterval DateIntervalFormatter Decimal Dimension DispatchTimeInterval FileHandle
        FileManager FormatStyle Formatter Host ISO8601DateFormatter IndexPath IndexSet JSONDecoder JSONEncoder JSONSerialization
        LengthFormatter LocalizedError Locale Measurement MeasurementFormatter MutableDataProtocol NSArray NSAttributedString NSCache
        NSCoding NSCondition NSConditionLock NSCopying NSCountedSet NSData NSDate NSDecimalNumber NSDictionary NSError
        NSErrorDomain NSExpression NSKeyedArchiver NSKeyedUnarchiver NSLock NSLocking NSLog NSMutableArray NSMutableData
        NSMutableDictionary NSMutableSet NSMutableString NSNotFound NSNotification NSNull NSNumber NSObject NSObjectProtocol
        NSOrderedSet NSPredicate NSRange NSRecursiveLock NSRegularExpression NSSet NSSortDescriptor NSString NSTemporaryDirectory
        NSHomeDirectory NSUUID NSURL NSValue NSTextCheckingResult Notification NotificationCenter NotificationQueue NumberFormatter
        Operation OperationQueue BlockOperation OutputStream InputStream Pipe Port Process ProcessInfo Progress PropertyListDecoder
        PropertyListEncoder PropertyListSerialization RecoverableError RelativeDateTimeFormatter RunLoop ContiguousBytes Scanner
        Stream StringEncodingDetectionOptionsKey Thread TimeInterval TimeZone Timer URL URLComponents URLError URLQueryItem
        URLResourceKey URLResourceValues UUID UndoManager Unit UnitDuration UnitLength UnitMass UnitTemperature UserDefaults
        CGFloat CGPoint CGRect CGSize ComparisonResult NSHost SortDescriptor SortOrder
        """);

    private static readonly HashSet<string> DispatchNames = Words("""
        DispatchQueue DispatchGroup DispatchSemaphore DispatchTime DispatchWorkItem DispatchSource DispatchSourceTimer DispatchData
        DispatchIO DispatchQoS DispatchWallTime DispatchTimeInterval DispatchSpecificKey DispatchSourceSignal dispatchMain
        """);

    private static readonly HashSet<string> CNames = Words("""
        socket bind listen accept connect shutdown send sendto recv recvfrom setsockopt getsockopt getaddrinfo freeaddrinfo
        gai_strerror getnameinfo getsockname getpeername inet_pton inet_ntop htons htonl ntohs ntohl sockaddr sockaddr_in
        sockaddr_in6 sockaddr_un sockaddr_storage socklen_t sa_family_t in_addr in6_addr in_port_t in_addr_t addrinfo hostent
        gethostbyname gethostname AF_INET AF_INET6 AF_UNIX AF_UNSPEC PF_INET SOCK_STREAM SOCK_DGRAM SOCK_RAW SOL_SOCKET SO_REUSEADDR
        SO_REUSEPORT SO_KEEPALIVE SO_RCVTIMEO SO_SNDTIMEO IPPROTO_TCP IPPROTO_UDP TCP_NODELAY INADDR_ANY INADDR_LOOPBACK SOMAXCONN
        AI_PASSIVE NI_MAXHOST MSG_PEEK SHUT_RD SHUT_WR SHUT_RDWR
        getenv setenv unsetenv environ errno strerror strerror_r perror exit _exit abort atexit
        usleep sleep nanosleep getpid getppid getuid geteuid getgid fork execv execve execvp waitpid kill signal raise sigaction
        sigemptyset sigaddset sigprocmask SIGINT SIGTERM SIGKILL SIGPIPE SIGHUP SIGCHLD SIGUSR1 SIGUSR2 SIG_IGN SIG_DFL
        EINTR EAGAIN EWOULDBLOCK EINVAL ENOENT EEXIST EACCES EPERM EPIPE ECONNREFUSED ECONNRESET ETIMEDOUT EADDRINUSE ENOTCONN
        EINPROGRESS ENOMEM EIO EBADF
        open openat close read write lseek fsync ftruncate unlink rename mkdir rmdir chmod chown stat fstat lstat access fcntl ioctl
        dup dup2 pipe mmap munmap poll pollfd select opendir readdir closedir realpath getcwd chdir isatty mkstemp mkdtemp symlink
        readlink link flock
        O_RDONLY O_WRONLY O_RDWR O_CREAT O_TRUNC O_APPEND O_NONBLOCK O_EXCL O_CLOEXEC F_GETFL F_SETFL F_GETFD F_SETFD FD_CLOEXEC
        F_OK R_OK W_OK X_OK S_IRUSR S_IWUSR S_IFMT S_IFREG S_IFDIR POLLIN POLLOUT POLLERR POLLHUP STDIN_FILENO STDOUT_FILENO
        STDERR_FILENO PATH_MAX PROT_READ PROT_WRITE MAP_SHARED MAP_PRIVATE MAP_FAILED
        fopen fclose fread fwrite fputs fputc fgets fgetc fflush fprintf fseek ftell rewind feof ferror fileno popen pclose puts
        putchar getchar setvbuf stdin stdout stderr _IOFBF _IOLBF _IONBF EOF BUFSIZ FILE
        memcpy memmove memset memcmp malloc calloc realloc free strlen strcmp strncmp strcpy strncpy strdup strtol strtod atoi atof
        time time_t timeval timespec clock_gettime gettimeofday CLOCK_MONOTONIC CLOCK_REALTIME localtime localtime_r gmtime gmtime_r
        mktime timegm strftime strptime tm clock clockid_t
        pthread_t pthread_self pthread_create pthread_join pthread_mutex_t pthread_mutex_init pthread_mutex_lock
        pthread_mutex_unlock pthread_mutex_destroy pthread_cond_t pthread_rwlock_t sem_t
        pid_t uid_t gid_t mode_t off_t ssize_t sigset_t uname utsname sysconf _SC_PAGESIZE _SC_NPROCESSORS_ONLN getrusage rusage
        getrlimit setrlimit rlimit RLIMIT_NOFILE RUSAGE_SELF getpwuid getpwnam passwd
        sin cos tan asin acos atan atan2 sqrt cbrt pow exp exp2 log log2 log10 floor ceil round trunc fmod hypot fabs lround
        sinh cosh tanh rand srand random srandom drand48 srand48
        """);

    private static readonly HashSet<string> FoundationMembers = Words("""
        trimmingCharacters components replacingOccurrences replacingCharacters capitalized localizedCapitalized
        localizedUppercase localizedLowercase addingPercentEncoding removingPercentEncoding localizedCompare
        localizedCaseInsensitiveCompare localizedStandardCompare localizedStandardContains caseInsensitiveCompare compare range
        rangeOfCharacter padding data cString pathExtension lastPathComponent deletingLastPathComponent deletingPathExtension
        appendingPathComponent appendingPathExtension expandingTildeInPath standardizingPath pathComponents write appending
        appendingFormat substring localizedDescription enumerateSubstrings enumerateLines paragraphRange lineRange
        folding applyingTransform localizedCaseInsensitiveContains lengthOfBytes maximumLengthOfBytes canBeConverted
        fastestEncoding smallestEncoding formatted withUnsafeFileSystemRepresentation contains base64EncodedString
        """);

    /// <summary>The module that declares a type, function or constant; null when it is not well known.</summary>
    public static string? ModuleOf(string name) =>
        NetworkingNames.Contains(name) ? Networking
        : XmlNames.Contains(name) ? Xml
        : FoundationNames.Contains(name) ? Foundation
        : DispatchNames.Contains(name) ? Dispatch
        : CNames.Contains(name) ? CLibrary
        : null;

    /// <summary>Whether on Linux a part of Foundation is a module of its own.</summary>
    public static bool IsPartOfFoundation(string? module) => module is Networking or Xml;

    /// <summary>Whether Foundation adds a member of this name to types of the standard library.</summary>
    public static bool IsFoundationMember(string name) => FoundationMembers.Contains(name);

    private static HashSet<string> Words(string text) =>
        new(text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
