namespace Deployer.SystemTests.Sandbox;

/// <summary>What hostile builds try. Each prints BREACHED when it got there.</summary>
internal static class HostileScripts
{
    private const string Socket = "use Socket; ";

    /// <summary>Those that hurt nobody when nothing stops them.</summary>
    public static IReadOnlyDictionary<string, string> Harmless { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["reads a key in the home"] = "cat $USERHOME/.ssh/id_ed25519 && echo BREACHED",
        ["reads dispatcher.env"] = "cat $SPACE/dispatcher.env && echo BREACHED",
        ["reads the journal"] = "cat $STATE/deployer.db && echo BREACHED",
        ["reads another slot"] = "cat $STATE/slots/other/warm/pkg/Secret.swift && echo BREACHED",
        ["reads another slot by a relative path"] = "cat ../../../other/warm/pkg/Secret.swift && echo BREACHED",
        ["reads the mirror"] = "cat $STATE/mirrors/m.git/config && echo BREACHED",
        ["lists the other services"] = "[ -e $STATE/slots/other ] && echo BREACHED",
        ["reads the daemon's environment"] = "cat /proc/$DAEMON/environ && echo BREACHED",
        ["reads the daemon's command line"] = "cat /proc/$DAEMON/cmdline && echo BREACHED",
        ["sees the machine's processes"] = "[ $(ls -d /proc/[0-9]* | wc -l) -gt 9 ] && echo BREACHED",
        ["signals the daemon"] = "kill -0 $DAEMON && echo BREACHED",
        ["reads the machine's disks"] = "ls /dev/vda /dev/sda /dev/nvme0n1 /dev/mem /dev/kmsg 2>/dev/null | grep . && echo BREACHED",
        ["sees the control groups"] = "ls /sys/fs/cgroup && echo BREACHED",
        ["reads the password hashes"] = "cat /etc/shadow >/dev/null && echo BREACHED",
        ["writes into the workspace"] = "echo x >$SPACE/outside/new && echo BREACHED",
        ["overwrites a file outside"] = "echo x >$SPACE/outside/file && echo BREACHED",
        ["writes beside its slot"] = "echo x >../new && echo BREACHED",
        ["writes a file into the home"] = "mkdir -p $USERHOME/.ssh; echo x >$USERHOME/.ssh/authorized_keys",
        ["writes through a link"] = "ln -s $SPACE/outside/file link; echo x >link && echo BREACHED",
        ["reads through a link"] = "ln -s $USERHOME/.ssh/id_ed25519 link; cat link && echo BREACHED",
        ["links a file outside hard"] = "ln $SPACE/outside/file hard && echo BREACHED",
        ["moves its slot away"] = "mv ../pkg ../moved && mv ../moved ../pkg && echo BREACHED",
        ["plants a hook in the mirror"] = "mkdir -p $STATE/mirrors/m.git/hooks; echo x >$STATE/mirrors/m.git/hooks/post-checkout",
        ["names another repository in .git"] = "echo gitdir: $PWD/evil >.git && echo BREACHED",
        ["replaces .git"] = "rm .git && mkdir .git && rmdir .git && echo gitdir: $PWD/evil >.git && echo BREACHED",
        ["renames .git"] = "mv .git was && cp was .git && echo BREACHED",
        ["queues feedback"] = "mkdir $SPACE/feedback && echo '{}' >$SPACE/feedback/x.json && echo BREACHED",
        ["connects by TCP"] = "(exec 3<>/dev/tcp/127.0.0.1/$TCP) && echo BREACHED",
        ["sends by UDP"] = "echo x >/dev/udp/127.0.0.1/$UDP",
        ["asks the daemon's control socket"] =
            $"perl -e '{Socket}socket(S,AF_UNIX,SOCK_STREAM,0); connect(S,pack_sockaddr_un(\"$ENV{{STATE}}/daemon.sock\")) or exit 1' && echo BREACHED",
        ["connects to an abstract socket"] =
            $"perl -e '{Socket}socket(S,AF_UNIX,SOCK_STREAM,0); connect(S,pack_sockaddr_un(\"\\0$ENV{{ABSTRACT}}\")) or exit 1' && echo BREACHED",
        ["opens a raw socket"] = $"perl -e '{Socket}socket(S,AF_INET,SOCK_RAW,1) or exit 1' && echo BREACHED",
        ["makes a user namespace"] = "unshare --user --map-root-user true && echo BREACHED",
        ["makes a mount namespace"] = "unshare --mount true && echo BREACHED",
        ["sets a kernel parameter"] = "(cat /proc/sys/kernel/core_pattern | tee /proc/sys/kernel/core_pattern) && echo BREACHED",
        ["changes its root"] = "perl -e 'chroot(\".\") or exit 1' && echo BREACHED",
    };

    /// <summary>Those that are not run free.</summary>
    public static IReadOnlyDictionary<string, string> Dangerous { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["reads a key through the first process"] = "cat /proc/1/root$USERHOME/.ssh/id_ed25519 && echo BREACHED",
        ["reads the kernel's keys"] = "[ -s /proc/keys ] && grep -c . /proc/keys && echo BREACHED",
        ["removes the record of its run"] = "rm $RUN/build.log && echo BREACHED",
        ["opens the system request file"] = "[ ! -c /proc/sysrq-trigger ] && (exec 3>/proc/sysrq-trigger) && echo BREACHED",
        ["reads the token from any environment"] = "grep -l planted-secret /proc/[0-9]*/environ && echo BREACHED",
        ["reads the token from its own environment"] = "env | grep planted-secret && echo BREACHED",
        ["uses the agent of a person"] = "[ -n \"$SSH_AUTH_SOCK\" ] && echo BREACHED",
        ["finds open files of the daemon"] = "for file in /proc/$$/fd/*; do readlink $file; done | grep -E '\\.status|\\.log|deployer' | grep -v build.sh && echo BREACHED",
        ["traces the daemon"] = "perl -e 'exit(syscall(101,16,$ENV{DAEMON},0,0) != 0)' && echo BREACHED",
        ["writes into the system"] = "echo x >/usr/bin/planted-4711 && echo BREACHED; echo x >/etc/planted-4711 && echo BREACHED",
        ["makes a folder at the root"] = "mkdir /planted-4711 && echo BREACHED",
        ["mounts a file system"] = "mkdir m; mount -t tmpfs none m && echo BREACHED",
        ["mounts a folder over another"] = "mkdir m; mount --bind /etc m && echo BREACHED",
        ["makes the system writable"] = "mount -o remount,rw,bind /usr && echo BREACHED",
        ["uncovers its home"] = "umount -l $USERHOME && echo BREACHED",
        ["uncovers the kernel's parameters"] = "umount -l /proc/sys && echo BREACHED",
        ["makes a device"] = "mknod device b 8 0 && echo BREACHED",
        ["sets the clock"] = "date -s @$(date +%s) && echo BREACHED",
        ["renames the machine"] = "hostname planted-4711 && echo BREACHED",
        ["raises a limit"] = "ulimit -Hc unlimited && echo BREACHED",
        ["gives a program the rights of its owner"] =
            "cp /usr/bin/id id; chmod u+s id; ./id >/dev/null; grep -q '^CapEff:.*[1-9a-f]' /proc/self/status && echo BREACHED",
        ["leaves a process in a session of its own"] = "setsid sleep 600 >/dev/null 2>&1 </dev/null &",
        ["leaves a process that ignores hang-ups"] = "nohup sleep 600 >/dev/null 2>&1 </dev/null &",
        ["leaves a process that forked twice"] = "(setsid bash -c 'trap \"\" TERM HUP INT; (sleep 600; sleep 600) & disown' &) >/dev/null 2>&1",
        ["leaves a process that holds its output"] = "sleep 600 &",
        ["leaves a pipe that nobody writes"] = "mkfifo Package.swift events.jsonl; mkdir -p .build/debug; mkfifo .build/debug/x.dia",
        ["fills its temporary folder"] = "dd if=/dev/zero of=/tmp/x bs=1M count=100 2>/dev/null; rm /tmp/x",
        ["makes many files"] = "mkdir many; cd many; for i in {1..3000}; do : >$i; done; cd ..",
        ["prints a very long line"] = "head -c 30000000 /dev/zero | tr '\\0' x; echo",
        ["prints control characters"] = "printf '\\033]0;title\\007\\033[2J\\0\\377::error::x\\n'",
    };
}
