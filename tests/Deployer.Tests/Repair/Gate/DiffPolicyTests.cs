using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair.Gate;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Repair.Gate;

public sealed class DiffPolicyTests
{
    private static readonly CommitId Commit = CommitId.Parse(new string('1', 40));

    [Fact]
    public void A_change_of_a_source_is_allowed() => Assert.Null(RuleOf("services/api", ["rule"], Modified("services/api/Sources/A.swift")));

    [Fact]
    public void A_change_outside_of_the_services_folder_is_not() =>
        Assert.Equal("outside-service", RuleOf("services/api", ["rule"], Modified("services/api/a.c"), Modified("services/api2/a.c")));

    [Fact]
    public void No_change_at_all_is_not() => Assert.Equal("no-change", RuleOf(".", ["rule"]));

    [Fact]
    public void A_link_is_not() =>
        Assert.Equal("not-a-file", RuleOf(".", ["rule"], new TreeChange("000000", "120000", 'A', "Sources/link.swift")));

    [Fact]
    public void A_change_of_mode_is_not() =>
        Assert.Equal("mode-change", RuleOf(".", ["rule"], new TreeChange("100644", "100755", 'M', "Sources/A.swift")));

    [Fact]
    public void Tests_of_a_package_in_a_folder_are_protected_there() =>
        Assert.Equal("protected-path", RuleOf("services/api", ["rule"], Modified("services/api/Tests/ATests/A.swift")));

    [Fact]
    public void What_people_propose_alone_may_change_tests() =>
        Assert.Null(RuleOf(".", ["feedback"], Modified("Tests/ATests/A.swift")));

    [Fact]
    public void What_people_propose_together_with_a_fixer_may_not() =>
        Assert.Equal("protected-path", RuleOf(".", ["feedback", "rule"], Modified("Tests/ATests/A.swift")));

    [Fact]
    public void What_the_service_protects_is_protected_in_its_folder() =>
        Assert.Equal("never-path", RuleOf("services/api", ["feedback"], Modified("services/api/Generated/A.swift")));

    private static TreeChange Modified(string path) => new("100644", "100644", 'M', path);

    private static string? RuleOf(string package, string[] families, params TreeChange[] changes)
    {
        var request = new GateCase(Commit, Commit, new Diagnosis { Outcome = RunOutcome.Failed, FailureClass = FailureClass.Code })
        {
            Families = families,
            Inventory = new Dictionary<string, TestOutcome>(),
            Options = new FixOptions { Never = ["Generated/**"] },
        };
        return (DiffPolicy.Judge(request, package, changes) as Check.Refused)?.Rule;
    }
}
