using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class WorkspaceTemplateTests : IDisposable
{
    private readonly WorkspaceWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void The_configuration_it_writes_is_valid_and_says_the_defaults()
    {
        new WorkspaceTemplate(_world.Layout).Write();

        var workspace = _world.Load();

        Assert.Empty(workspace.Warnings);
        Assert.Equivalent(new WorkspaceOptions(), workspace.Options, strict: true);
    }

    [Fact]
    public void The_example_service_in_its_comments_is_valid()
    {
        new WorkspaceTemplate(_world.Layout).Write();
        var lines = File.ReadAllLines(_world.Layout.Configuration).SkipWhile(line => line != "# services:").TakeWhile(line => line.StartsWith('#'));

        var service = Assert.Single(_world.Options(string.Join('\n', lines.Select(line => line[2..]))).Services);

        Assert.Equal("payments", service.Name.Value);
    }

    [Fact]
    public void The_variables_in_the_environment_file_are_valid_once_they_are_uncommented()
    {
        new WorkspaceTemplate(_world.Layout).Write();
        var lines = File.ReadAllLines(_world.Layout.EnvironmentFile).Select(line => line.StartsWith("# ") ? line : line.TrimStart('#'));
        _world.WriteEnvironmentFile(string.Join('\n', lines));

        Assert.StartsWith("dispatcher.env:", _world.Load().Variables.Single(value => value.Variable.Name == "DISPATCHER_INTERVAL").Origin);
    }
}
