using Deployer.Build.Dependencies;
using Xunit;

namespace Deployer.Tests.Build.Dependencies;

/// <summary>The logs are what SwiftPM 6.0.3 prints.</summary>
public sealed class ResolutionFaultTests
{
    [Fact]
    public void A_missing_repository_is_named_once()
    {
        var fault = ResolutionFault.Parse(
            """
            Fetching git@ssh.example.org:b/two.git
            warning: 'two': skipping cache due to an error: Failed to clone repository git@ssh.example.org:b/two.git:
                Cloning into bare repository '/tmp/home/.cache/org.swift.swiftpm/repositories/two-74a0b752'...
                fatal: '/m/short/ssh.example.org:b/two.git' does not appear to be a git repository
            Fetching https://git.example.org/a/one.git
            error: Failed to clone repository https://git.example.org/a/one.git:
                Cloning into bare repository '/p/.build/repositories/one-37834220'...
                fatal: '/m/https/git.example.org/a/one.git' does not appear to be a git repository
                fatal: Could not read from remote repository.
            """,
            "/m");

        Assert.Equal(["git@ssh.example.org:b/two.git", "https://git.example.org/a/one.git"], fault.Missing);
        Assert.Empty(fault.Lacking);
    }

    [Fact]
    public void A_mirror_that_is_gone_is_named_by_its_folder()
    {
        var fault = ResolutionFault.Parse(
            """
            Updating https://git.example.org/a/one.git
            error: Couldn’t fetch updates from remote repositories:
                fatal: '/m/https/git.example.org/a/one.git' does not appear to be a git repository
            """,
            "/m");

        Assert.Equal(["https://git.example.org/a/one.git"], fault.Missing);
    }

    [Theory]
    [InlineData("error: Dependencies could not be resolved because no versions of 'one' match the requirement 1.5.0..<2.0.0 and root depends on 'one' 1.5.0..<2.0.0.")]
    [InlineData("error: could not find the commit 2222222222222222222222222222222222222222 in https://git.example.org/a/one.git")]
    [InlineData("error: could not find a branch named ‘nope’ in https://git.example.org/a/one.git")]
    [InlineData("error: 'one': Couldn’t check out revision ‘1111111111111111111111111111111111111111’:")]
    public void What_a_mirror_lacks_is_looked_for_in_all_that_were_used(string error)
    {
        var fault = ResolutionFault.Parse(
            $"Updating git@ssh.example.org:b/two.git\nUpdated git@ssh.example.org:b/two.git (0.01s)\nComputing version for https://git.example.org/a/one.git\n{error}\n", "/m");

        Assert.Equal(["git@ssh.example.org:b/two.git", "https://git.example.org/a/one.git"], fault.Lacking);
    }

    [Fact]
    public void A_binary_target_with_a_URL_is_not_supported()
    {
        var fault = ResolutionFault.Parse(
            "error: failed downloading 'https://dl.example.org/x.zip' which is required by binary target 'Bin': downloadError(\"Code=-1003\")\n", "/m");

        Assert.Equal(["https://dl.example.org/x.zip"], fault.Unsupported);
    }

    [Fact]
    public void Another_failure_is_none_of_this()
    {
        var fault = ResolutionFault.Parse(
            "Fetching https://git.example.org/a/one.git\n/p/Sources/A.swift:1:1: error: cannot find 'x' in scope\nfatal: '/elsewhere/x.git' does not appear to be a git repository\n", "/m");

        Assert.True(fault.IsNone);
    }
}
