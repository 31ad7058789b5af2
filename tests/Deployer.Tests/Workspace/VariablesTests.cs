using Deployer.Tests.Snapshots;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class VariablesTests
{
    [Fact]
    public void The_reference_page_is_the_table() =>
        Assert.Equal(VariablesPage.Text, File.ReadAllText(RepositoryRoot.File("docs/handbook/reference-variables.md")));

    [Fact]
    public void Each_variable_has_one_row() =>
        Assert.Equal(Variables.All.Count, Variables.All.Select(variable => variable.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void What_sounds_like_a_secret_is_one() => Assert.All(
        Variables.All.Where(variable => variable.Name.EndsWith("_TOKEN") || variable.Name.EndsWith("_KEY") || variable.Name.EndsWith("_SECRET")),
        variable => Assert.True(variable.Secret, variable.Name));
}
