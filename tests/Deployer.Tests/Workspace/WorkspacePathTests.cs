using Deployer.Tests.Processes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class WorkspacePathTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Links_anywhere_on_the_way_are_followed()
    {
        Directory.CreateDirectory(_folder["real/inner"]);
        Directory.CreateSymbolicLink(_folder["one"], "real");
        Directory.CreateSymbolicLink(_folder["two"], "one/inner");
        var real = WorkspacePath.Resolve(_folder["real/inner"]);

        Assert.EndsWith("/real/inner", real);
        Assert.Equal(real, WorkspacePath.Resolve(_folder["one/inner"]));
        Assert.Equal(real, WorkspacePath.Resolve(_folder["two"]));
    }

    [Fact]
    public void What_does_not_exist_stays_as_it_is() =>
        Assert.EndsWith("/none/at all", WorkspacePath.Resolve(_folder["none/at all"]));
}
