using Deployer.SystemTests.Scenes;

namespace Deployer.SystemTests.Git;

/// <summary>Git over HTTP on loopback: nginx, fcgiwrap and `git http-backend`, with a password. Another port stands for another host.</summary>
internal sealed class GitServer : IDisposable
{
    public const string Password = "github_pat_planted0123456789";

    private readonly LoopbackServer _server = new("git-http");

    private GitServer() => (Port, OtherPort, LargeFilesPort) = (LoopbackServer.FreePort(), LoopbackServer.FreePort(), LoopbackServer.FreePort());

    public int Port { get; }

    public int OtherPort { get; }

    /// <summary>Where requests for large files are sent on to, should anybody listen there.</summary>
    public int LargeFilesPort { get; }

    public string Url => $"http://127.0.0.1:{Port}/git/payments.git";

    /// <summary>Answers with a redirection to the other host.</summary>
    public string RedirectingUrl => $"http://127.0.0.1:{Port}/moved/payments.git";

    public string Repository => this["git/payments.git"];

    /// <summary>The arguments of all processes of the machine, as seen while the server answered.</summary>
    public string SeenArguments => File.ReadAllText(this["ps"]);

    /// <summary>One line a request to the other host: its `Authorization` header.</summary>
    public string SeenByOther => File.ReadAllText(this["other.log"]);

    /// <summary>One line a request to Git: method, path and query.</summary>
    public string SeenRequests => File.ReadAllText(this["requests.log"]);

    public string this[string relative] => _server[relative];

    public static async Task<GitServer> StartAsync()
    {
        Peers.Require("nginx", "fcgiwrap", "git");
        var server = new GitServer();
        await server.PrepareAsync();
        server._server.Run("fcgiwrap", "-s", $"unix:{server["fcgi.sock"]}");
        server._server.Run("nginx", "-p", server._server.Folder, "-c", server["nginx.conf"], "-e", server["error.log"]);
        await server._server.WaitAsync(server.Port, "fcgi.sock");
        return server;
    }

    /// <summary>The address of a repository.</summary>
    public string UrlOf(string name) => $"http://127.0.0.1:{Port}/git/{name}.git";

    /// <summary>Makes a repository whose only commit, on `main` and with a tag, is these files.</summary>
    public async Task AddRepositoryAsync(string name, string tag, params (string Path, string Content)[] files)
    {
        var repository = this[$"git/{name}.git"];
        var person = this[$"people/{name}"];
        await Commands.GitAsync(_server.Folder, "init", "-q", "--bare", "-b", "main", repository);
        await Commands.GitAsync(_server.Folder, "init", "-q", "-b", "main", person);
        foreach (var (path, content) in files)
        {
            Folders.Write(person, path, content);
        }

        await Commands.GitAsync(person, "add", "--all");
        await Commands.GitAsync(person, "commit", "-q", "-m", "First");
        await Commands.GitAsync(person, "tag", tag);
        await Commands.GitAsync(person, "push", "-q", repository, "main", tag);
    }

    public void Dispose() => _server.Dispose();

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(this["git"]);
        Directory.CreateDirectory(this["person"]);
        await Commands.GitAsync(_server.Folder, "init", "-q", "--bare", "-b", "main", Repository);
        await Commands.GitAsync(_server.Folder, "init", "-q", "-b", "main", this["person"]);
        await Commands.GitAsync(this["person"], "commit", "-q", "--allow-empty", "-m", "First");
        await Commands.GitAsync(this["person"], "push", "-q", Repository, "main");
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
}
