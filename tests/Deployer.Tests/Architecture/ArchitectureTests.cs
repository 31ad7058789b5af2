using Xunit;

namespace Deployer.Tests.Architecture;

/// <summary>The rules of the house, measured over the real tree.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void There_are_sources_to_measure() => Assert.True(Repository.Sources.Count > 20, Repository.Root);

    [Fact]
    public void Projects_reference_only_what_the_architecture_allows() =>
        None(Repository.Projects.SelectMany(project => ReferenceRules.Wrong(project.Key, project.Value)));

    [Fact]
    public void The_kernel_the_loop_and_the_platform_are_built_on_little() =>
        None(Repository.Projects.SelectMany(project => ReferenceRules.ForeignToThe(project.Key, project.Value)));

    [Fact]
    public void Files_are_short() => None(Repository.Sources.SelectMany(SizeRules.LongFiles));

    [Fact]
    public void Methods_are_short() => None(Repository.Sources.SelectMany(SizeRules.LongMethods));

    [Fact]
    public void Types_have_few_dependencies() => None(Repository.Sources.SelectMany(SizeRules.ManyDependencies));

    [Fact]
    public void Methods_have_few_parameters() => None(Repository.Sources.SelectMany(SizeRules.ManyParameters));

    [Fact]
    public void Names_say_something() => None(Repository.Sources.SelectMany(NameRules.EmptyNames));

    [Fact]
    public void A_file_is_named_after_a_type_in_it() => None(Repository.Sources.SelectMany(NameRules.MisnamedFiles));

    [Fact]
    public void A_namespace_is_named_after_its_folder() => None(Repository.Sources.SelectMany(NameRules.MisplacedNamespaces));

    [Fact]
    public void Only_the_kernel_is_public() => None(Repository.Sources.SelectMany(NameRules.PublicTypes));

    [Fact]
    public void Methods_that_return_a_task_end_in_Async() => None(Repository.Sources.SelectMany(NameRules.AsyncNames));

    [Fact]
    public void Cancellation_tokens_stand_last_and_have_no_default() => None(Repository.Sources.SelectMany(NameRules.MisplacedTokens));

    [Fact]
    public void Each_kind_of_banned_call_has_its_home() => None(BannedCallRules.TooManyHomes(Repository.Sources));

    [Fact]
    public void A_banned_call_is_suppressed_once_and_with_a_reason() =>
        None(Repository.Sources.SelectMany(file => BannedCallRules.RepeatedPragmas(file)
            .Concat(BannedCallRules.PragmasWithoutReason(file))
            .Concat(BannedCallRules.OtherSuppressions(file))));

    [Fact]
    public void No_project_switches_the_ban_off() =>
        None(Repository.Projects.Where(project => project.Value.ToString().Contains("RS0030")).Select(project => project.Key));

    private static void None(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, $"{found.Count} places break the rule:\n{string.Join('\n', found)}");
    }
}
