using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Deployer.SystemTests.Git;

/// <summary>Git over HTTP on loopback: nginx, fcgiwrap and `git http-backend`, with a password. Another port stands for another host.</summary>
internal sealed class GitServer : IDisposable
{
    public const string Password = "github_pat_planted0123456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("deployer-git-http-").FullName;
    private readonly List<Process> _processes = [];

    private GitServer() => (Port, OtherPort, LargeFilesPort) = (FreePort(), FreePort(), FreePort());

    public int Port { get; }

    public int OtherPort { get; }

    /// <summary>Where requests for large files are sent on to, should anybody listen there.</summary>
    public int LargeFilesPort { get; }

    public string Url => $"http://127.0.0.1:{Port}/git/payments.git";

    /// <summary>Answers with a redirection to the other host.</summary>
    public string RedirectingUrl => $"http://127.0.0.1:{Port}/moved/payments.git";

    public string Repository => Path.Combine(_folder, "git", "payments.git");

    /// <summary>The arguments of all processes of the machine, as seen while the server answered.</summary>
    public string SeenArguments => File.ReadAllText(Path.Combine(_folder, "ps"));

    /// <summary>One line a request to the other host: its `Authorization` header.</summary>
    public string SeenByOther => File.ReadAllText(Path.Combine(_folder, "other.log"));

    /// <summary>One line a request to Git: method, path and query.</summary>
    public string SeenRequests => File.ReadAllText(Path.Combine(_folder, "requests.log"));

    public string this[string relative] => Path.Combine(_folder, relative);

    public static async Task<GitServer> StartAsync()
    {
        var missing = new[] { "nginx", "fcgiwrap", "git" }.Where(program => Find(program) is null).ToList();
        if (missing.Count > 0)
        {
            var reason = $"{string.Join(" and ", missing)} missing: run scripts/install-test-peers";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Fail(reason);
        }

        var server = new GitServer();
        await server.PrepareAsync();
        server.Run("fcgiwrap", "-s", $"unix:{server["fcgi.sock"]}");
        server.Run("nginx", "-p", server._folder, "-c", server["nginx.conf"], "-e", server["error.log"]);
        await server.WaitAsync();
        return server;
    }

    /// <summary>The address of a repository.</summary>
    public string UrlOf(string name) => $"http://127.0.0.1:{Port}/git/{name}.git";

    /// <summary>Makes a repository whose only commit, on `main` and with a tag, is these files.</summary>
    public async Task AddRepositoryAsync(string name, string tag, params (string Path, string Content)[] files)
    {
        var repository = Path.Combine(_folder, "git", $"{name}.git");
        var person = Path.Combine(_folder, "people", name);
        await GitAsync(_folder, "init", "-q", "--bare", "-b", "main", repository);
        await GitAsync(_folder, "init", "-q", "-b", "main", person);
        foreach (var (path, content) in files)
        {
            Scenes.Folders.Write(person, path, content);
        }

        await GitAsync(person, "add", "--all");
        await GitAsync(person, "commit", "-q", "-m", "First");
        await GitAsync(person, "tag", tag);
        await GitAsync(person, "push", "-q", repository, "main", tag);
    }

    private static async Task GitAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Person", "-c", "user.email=p@localhost", .. arguments]) { WorkingDirectory = folder };

        // An installed git-lfs sets up its filters and hooks for everyone.
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var git = Process.Start(start)!;
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, git.ExitCode);
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin")
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(this["git"]);
        Directory.CreateDirectory(this["person"]);
        await GitAsync(_folder, "init", "-q", "--bare", "-b", "main", Repository);
        await GitAsync(_folder, "init", "-q", "-b", "main", this["person"]);
        await GitAsync(this["person"], "commit", "-q", "--allow-empty", "-m", "First");
        await GitAsync(this["person"], "push", "-q", Repository, "main");
        File.WriteAllText(this["passwords"], $"x-access-token:{{PLAIN}}{Password}\n");
        File.WriteAllText(this["backend"], $"#!/bin/sh\nps axww -o args >>'{this["ps"]}'\nexec git http-backend\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(this["backend"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        File.WriteAllText(this["nginx.conf"], $$"""
            daemon off;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            worker_processes 1;
            pid {{this["nginx.pid"]}};
            events { }
            http {
              client_body_temp_path {{this["body"]}};
              proxy_temp_path {{this["proxy"]}};
              fastcgi_temp_path {{this["fastcgi"]}};
              uwsgi_temp_path {{this["uwsgi"]}};
              scgi_temp_path {{this["scgi"]}};
              log_format authorization '[$http_authorization]';
              access_log off;
              log_format request '$request';
              server {
                listen 127.0.0.1:{{Port}};
                access_log {{this["requests.log"]}} request;
                location /moved/ { return 302 http://127.0.0.1:{{OtherPort}}/git/payments.git/info/refs?$args; }
                location ~ ^/git/.*/info/lfs/ { proxy_pass http://127.0.0.1:{{LargeFilesPort}}; }
                location ~ ^/git(/.*)$ {
                  auth_basic git;
                  auth_basic_user_file {{this["passwords"]}};
                  fastcgi_pass unix:{{this["fcgi.sock"]}};
                  fastcgi_param SCRIPT_FILENAME {{this["backend"]}};
                  fastcgi_param GIT_PROJECT_ROOT {{this["git"]}};
                  fastcgi_param GIT_HTTP_EXPORT_ALL 1;
                  fastcgi_param PATH_INFO $1;
                  fastcgi_param PATH /usr/local/bin:/usr/bin:/bin;
                  fastcgi_param QUERY_STRING $query_string;
                  fastcgi_param REQUEST_METHOD $request_method;
                  fastcgi_param CONTENT_TYPE $content_type;
                  fastcgi_param CONTENT_LENGTH $content_length;
                  fastcgi_param REMOTE_USER $remote_user;
                }
              }
              server {
                listen 127.0.0.1:{{OtherPort}};
                access_log {{this["other.log"]}} authorization;
                location / {
                  auth_basic other;
                  auth_basic_user_file {{this["passwords"]}};
                  root {{this["git"]}};
                }
              }
            }
            """);
    }

    private void Run(string program, params string[] arguments) =>
        _processes.Add(Process.Start(new ProcessStartInfo(Find(program)!, arguments) { UseShellExecute = false, RedirectStandardInput = true })!);

    private async Task WaitAsync()
    {
        for (var poll = 0; poll < 500; poll++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                if (File.Exists(this["fcgi.sock"]))
                {
                    return;
                }
            }
            catch (SocketException)
            {
                // Not yet.
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"nginx did not start: {File.ReadAllText(this["error.log"])}");
    }
}
