using Deployer.Diagnose;
using Deployer.Repair.Gate;
using Xunit;

namespace Deployer.Tests.Repair.Gate;

public sealed class PathPolicyTests
{
    private const string Mode = "100644";

    [Theory]
    [InlineData("Sources/App/A.swift")]
    [InlineData("Package.swift")]
    [InlineData("Sources/Testing/A.swift")]
    [InlineData("README.md")]
    public void Sources_and_the_manifest_may_change(string path) =>
        Assert.IsType<Check.Passed>(Judge("rule", Changed(path), Broken("Sources/App/A.swift")));

    [Theory]
    [InlineData("Tests/AppTests/A.swift")]
    [InlineData("Nested/Tests/A.swift")]
    [InlineData("Checks/A.swift")]
    [InlineData("All.xctestplan")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData(".gitlab-ci.yml")]
    [InlineData(".swiftlint.yml")]
    [InlineData("Sources/.swiftlint.yml")]
    [InlineData("Package.resolved")]
    [InlineData("scripts/deploy")]
    [InlineData("run-tests.sh")]
    public void What_judges_the_code_may_not(string path)
    {
        var refused = Assert.IsType<Check.Refused>(Judge("rule", Changed(path), Broken("Sources/App/A.swift")));
        Assert.Equal("protected-path", refused.Rule);
        Assert.Contains(path, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_does_not_compile_may_be_mended() =>
        Assert.IsType<Check.Passed>(Judge("rule", Changed("Tests/AppTests/A.swift"), Broken("Tests/AppTests/A.swift")));

    [Fact]
    public void A_test_whose_assertion_failed_may_not_be_mended() =>
        Assert.IsType<Check.Refused>(Judge("rule", Changed("Tests/AppTests/A.swift"), Broken("Tests/AppTests/A.swift", Phase.TestIssue)));

    [Theory]
    [InlineData("A.swift", nameof(ChangeKind.Added), true)]
    [InlineData("A.swift", nameof(ChangeKind.Modified), true)]
    [InlineData("A.swift", nameof(ChangeKind.Deleted), true)]
    [InlineData("a.json", nameof(ChangeKind.Modified), true)]
    [InlineData("a.json", nameof(ChangeKind.Deleted), false)]
    public void Feedback_may_change_and_move_tests_but_not_remove_what_they_read(string file, string kind, bool isAllowed) =>
        Assert.Equal(isAllowed, Judge("feedback", Changed($"Tests/AppTests/{file}", Enum.Parse<ChangeKind>(kind)), Broken("Sources/A.swift")) is Check.Passed);

    [Fact]
    public void A_test_that_a_right_step_uncovered_may_be_mended() => Assert.IsType<Check.Passed>(
        new PathPolicy([], []).Judge("rule", [Changed("Tests/AppTests/A.swift")], [Broken("Sources/A.swift"), Broken("Tests/AppTests/A.swift")]));

    [Theory]
    [InlineData("Sources/Generated/**", "Sources/Generated/Deep/A.swift", true)]
    [InlineData("Sources/Generated", "Sources/Generated/A.swift", true)]
    [InlineData("Sources/Generated/", "Sources/Generated/A.swift", true)]
    [InlineData("**/*.pb.swift", "Sources/App/A.pb.swift", true)]
    [InlineData("**/*.pb.swift", "A.pb.swift", true)]
    [InlineData("Sources/*.swift", "Sources/A.swift", true)]
    [InlineData("Sources/*.swift", "Sources/App/A.swift", false)]
    [InlineData("Sources/Generated/**", "Sources/GeneratedNot/A.swift", false)]
    [InlineData("Sources/A?.swift", "Sources/AB.swift", true)]
    [InlineData("Sources/A.swift", "Sources/AxSwift", false)]
    public void Nobody_touches_what_the_configuration_protects(string glob, string path, bool isRefused)
    {
        var check = new PathPolicy([glob], []).Judge("feedback", [Changed(path)], Broken(path));
        Assert.Equal(isRefused, check is Check.Refused { Rule: "never-path" });
    }

    [Theory]
    [InlineData("../Other/A.swift")]
    [InlineData("/etc/passwd")]
    [InlineData(".git/hooks/pre-commit")]
    [InlineData(".GIT/config")]
    public void Nothing_outside_the_package_is_touched(string path) =>
        Assert.Equal("outside-package", Assert.IsType<Check.Refused>(Judge("feedback", Changed(path), Broken(path))).Rule);

    [Theory]
    [InlineData("rule", "scripts/generate", "scripts/generate")]
    [InlineData("feedback", null, "what generates it")]
    public void Nobody_mends_what_a_generator_writes_and_the_generator_is_named(string family, string? generator, string named)
    {
        var refused = Assert.IsType<Check.Refused>(Judge(family, Changed("Sources/Api.swift"), BrokenGenerated("Sources/Api.swift", generator)));

        Assert.Equal("generated-file", refused.Rule);
        Assert.Equal($"Sources/Api.swift is generated (its header says so): mend {named}, not the file.", refused.Reason);
    }

    [Fact]
    public void Beside_a_generated_file_the_others_may_change() =>
        Assert.IsType<Check.Passed>(Judge("rule", Changed("Sources/Core.swift"), BrokenGenerated("Sources/Api.swift", "scripts/generate")));

    [Fact]
    public void That_a_file_is_generated_is_said_before_all_else()
    {
        var before = BrokenGenerated("Sources/Api.swift", null);
        var check = new PathPolicy(["Sources/**"], []).Judge("rule", [Changed("Sources/Core.swift"), Changed("Sources/Api.swift")], before);

        Assert.Equal("generated-file", Assert.IsType<Check.Refused>(check).Rule);
    }

    private static Diagnosis BrokenGenerated(string file, string? generator)
    {
        var broken = Broken(file);
        return broken with { Diagnostics = [broken.Diagnostics[0] with { Generated = new GeneratedFile("its header says so", generator) }] };
    }

    private static ChangedFile Changed(string path, ChangeKind kind = ChangeKind.Modified) => new(path, Mode, Mode, kind);

    private static Check Judge(string family, ChangedFile file, Diagnosis before) =>
        new PathPolicy([], ["Checks"]).Judge(family, [Changed("Sources/Fine.swift"), file], before);

    private static Diagnosis Broken(string file, Phase phase = Phase.Compile) => new()
    {
        Outcome = RunOutcome.Failed,
        FailureClass = FailureClass.Code,
        Diagnostics = [new Diagnostic { Severity = Severity.Error, Phase = phase, Message = "broken", File = file, Line = 1 }],
        RootCause = 0,
    };
}
