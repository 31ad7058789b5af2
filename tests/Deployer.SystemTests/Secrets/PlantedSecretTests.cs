using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Secrets;

/// <summary>A secret of the workspace turns up in everything that programs print and people propose: none of it gets out.</summary>
public sealed class PlantedSecretTests(SharedHome home)
{
    private const string Service = "vault";
    private const string Secret = "k3y/öf+the \"vault\"&<door>=99";

    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Secret);

    private static readonly (string Name, string Text)[] Encodings =
    [
        ("raw", Secret),
        ("URL", Uri.EscapeDataString(Secret)),
        ("URL in lower case", Regex.Replace(Uri.EscapeDataString(Secret), "%..", escape => escape.Value.ToLowerInvariant())),
        ("JSON", JavaScriptEncoder.Default.Encode(Secret)),
        ("HTML", WebUtility.HtmlEncode(Secret)),
        ("hexadecimal", Convert.ToHexStringLower(Bytes)),
        ("base64", Convert.ToBase64String(Bytes)),
        ("base64 behind a user", Convert.ToBase64String([.. "user:"u8, .. Bytes])),
        ("base64 twice", Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(Bytes)))),
        ("split over lines", $"{Secret[..9]}\n   {Secret[9..17]}\n   {Secret[17..]}"),
    ];

    [Fact]
    public async Task No_encoding_of_it_is_found_in_any_place_that_is_stored_shown_or_sent()
    {
        using var workspace = new ServiceWorkspace(home);
        var printed = string.Concat(Encodings.Select(encoding => $"error: {encoding.Name}: {encoding.Text}\n"));
        await workspace.AddScriptedRemoteAsync(Service, "cat leak.txt\n", "cat leak.txt; exit 1\n");
        await workspace.PushAsync(Service, "leak.txt", printed);
        workspace.Configure((Service, ServiceWorkspace.Scripts));
        Folders.Write(workspace.Root, "deployer.yaml", await File.ReadAllTextAsync(Path.Combine(workspace.Root, "deployer.yaml"), TestContext.Current.CancellationToken)
            + "    secrets: [VAULT_KEY]\nlogs: {push: full}\n");
        Folders.Write(workspace.Root, "dispatcher.env", $"VAULT_KEY='{Secret}'\nDISPATCHER_USE_PRS=0\n");
        File.SetUnixFileMode(Path.Combine(workspace.Root, "dispatcher.env"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var red = (await workspace.RunAsync("run", "--once")).With(1);
        Folders.Write(workspace.Root, "commands/restart-services.sh", "#!/bin/sh\necho \"restarted with $VAULT_KEY\"\n");
        File.SetUnixFileMode(Path.Combine(workspace.Root, "commands/restart-services.sh"), (UnixFileMode)0b111_101_101);
        await workspace.PushAsync(Service, "test.sh", "cat leak.txt\n");
        var green = (await workspace.RunAsync("run", "--once", "--verbose")).With(0);

        var shown = new StringBuilder(red.Output + red.Errors + green.Output + green.Errors);
        foreach (var verb in new[] { "status", "why", "logs", "config" })
        {
            string[] subject = verb is "why" or "logs" ? [Service] : [];
            foreach (var form in new[] { Array.Empty<string>(), ["--json"] })
            {
                var told = await workspace.RunAsync([verb, .. subject, .. form]);
                shown.Append(told.Output).Append(told.Errors);
            }
        }

        Assert.Contains("restarted with ***", await File.ReadAllTextAsync(workspace.Logs()[^1], TestContext.Current.CancellationToken));
        AssertClean("shown", shown.ToString());
        AssertClean("the log branch", await workspace.GitAsync(Service, "log", "-p", "codex/logs"));
        foreach (var file in Directory.EnumerateFiles(workspace.Root, "*", SearchOption.AllDirectories).Where(IsOurs))
        {
            AssertClean(file, Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task A_proposal_with_a_secret_in_it_is_refused_and_nothing_of_it_is_published()
    {
        using var workspace = new ServiceWorkspace(home);
        await workspace.AddScriptedRemoteAsync(Service, "echo built\n", "echo tested\n");
        workspace.Configure((Service, ServiceWorkspace.Scripts));
        Folders.Write(workspace.Root, "dispatcher.env", $"VAULT_KEY='{Secret}'\nDISPATCHER_USE_PRS=0\n");
        var patch = $"--- /dev/null\n+++ b/key.txt\n@@ -0,0 +1 @@\n+{Convert.ToBase64String(Bytes)}\n";
        Folders.Write(workspace.Root, "feedback/key.json", System.Text.Json.JsonSerializer.Serialize(new { repo = Service, patch }));

        (await workspace.RunAsync("run", "--once")).With(0);

        var answer = await File.ReadAllTextAsync(Path.Combine(workspace.Root, "feedback", "key.result.json"), TestContext.Current.CancellationToken);
        Assert.Contains("secret: What it writes into b/key.txt holds a secret", answer);
        Assert.DoesNotContain("codex/vault", await workspace.BranchesAsync(Service));
        AssertClean("the remote", await workspace.GitAsync(Service, "log", "-p", "--all"));
    }

    [Fact]
    public async Task A_token_in_the_address_of_a_remote_is_moved_to_where_secrets_belong_and_told_of()
    {
        const string Token = "ghp_0123456789abcdefghijABCDEFGHIJ0123";
        using var workspace = new ServiceWorkspace(home);
        await workspace.AddScriptedRemoteAsync(Service, "echo built\n", "echo tested\n");
        workspace.Configure((Service, ServiceWorkspace.Scripts));
        await Commands.GitAsync(workspace.Root, "init", "-q");
        await Commands.GitAsync(workspace.Root, "remote", "add", "origin", $"https://x-access-token:{Token}@git.example.org:8443/acme/all.git");
        await Commands.GitAsync(workspace.Root, "config", "remote.origin.pushurl", "https://alice@git.example.org/acme/all.git");

        Assert.Contains("an address at git.example.org:8443", (await workspace.RunAsync("doctor")).Output);
        var run = (await workspace.RunAsync("run", "--once")).With(0);

        Assert.Equal("https://git.example.org:8443/acme/all.git", await Commands.GitAsync(workspace.Root, "config", "remote.origin.url"));
        Assert.Equal("https://alice@git.example.org/acme/all.git", await Commands.GitAsync(workspace.Root, "config", "remote.origin.pushurl"));
        var environment = Path.Combine(workspace.Root, "dispatcher.env");
        Assert.Contains($"GIT_TOKEN_GIT_EXAMPLE_ORG='{Token}'", await File.ReadAllTextAsync(environment, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(environment));
        Assert.Contains("an address at git.example.org:8443", run.Errors);
        Assert.DoesNotContain(Token, run.Output + run.Errors);
        Assert.DoesNotContain("an address at", (await workspace.RunAsync("run", "--once")).With(0).Errors);
    }

    /// <summary>All but the secret's own file, what the slots check out, and the mirror's packed copy of it.</summary>
    private static bool IsOurs(string file) =>
        !file.EndsWith("dispatcher.env", StringComparison.Ordinal)
        && !file.Contains("/.deployer/slots/", StringComparison.Ordinal)
        && !file.Contains("/.deployer/mirrors/", StringComparison.Ordinal);

    private static void AssertClean(string place, string text)
    {
        foreach (var (name, encoded) in Encodings)
        {
            Assert.False(text.Contains(encoded, StringComparison.Ordinal), $"{place} holds the secret: {name}");
        }

        // Split over lines each part would give it away.
        Assert.False(text.Contains(Secret[..9], StringComparison.Ordinal), $"{place} holds the beginning of the secret");
        Assert.False(text.Contains(Secret[17..], StringComparison.Ordinal), $"{place} holds the end of the secret");
    }
}
