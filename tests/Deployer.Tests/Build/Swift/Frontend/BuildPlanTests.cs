using System.Text;
using Deployer.Build.Swift.Frontend;
using Xunit;

namespace Deployer.Tests.Build.Swift.Frontend;

public sealed class BuildPlanTests
{
    private const string Description = """
        {
          "swiftCommands": {
            "C.my-lib-x86_64-pc-linux-gnu-debug-tool.module": { "moduleName": "my_lib", "isLibrary": true, "importPath": "/p/.build/tools", "sources": [], "otherArguments": [] },
            "C.App-x86_64-pc-linux-gnu-debug.module": {
              "moduleName": "App", "isLibrary": false, "importPath": "/p/.build/debug/Modules", "executable": "/usr/bin/swiftc",
              "sources": ["/p/Sources/App/Other.swift", "/p/Sources/App/main.swift"],
              "otherArguments": ["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "App_main", "-swift-version", "6"]
            },
            "C.my-lib-x86_64-pc-linux-gnu-debug.module": {
              "moduleName": "my_lib", "isLibrary": true, "importPath": "/p/.build/debug/Modules",
              "sources": ["/p/Sources/my-lib/L.swift"], "otherArguments": ["-DDEBUG"]
            }
          }
        }
        """;

    [Fact]
    public void A_target_is_found_by_its_name_with_all_that_its_compiler_is_told()
    {
        var plan = Parse(Description)!;
        var app = plan.Find("App")!;
        Assert.Equal(["/p/Sources/App/Other.swift", "/p/Sources/App/main.swift"], app.Sources);
        Assert.Equal(["-I", "/p/.build/debug/Modules", "-Xfrontend", "-entry-point-function-name", "-Xfrontend", "App_main", "-swift-version", "6"], app.Settings);
        Assert.Null(plan.Find("Ap"));
        Assert.Null(plan.Find("my_lib"));
    }

    [Fact]
    public void Of_a_target_that_is_planned_twice_the_one_for_the_package_counts()
    {
        var library = Parse(Description)!.Find("my-lib")!;
        Assert.Equal("my_lib", library.Module);
        Assert.Equal(["-I", "/p/.build/debug/Modules", "-parse-as-library", "-DDEBUG"], library.Settings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"swiftCommands\": {\"C.A-debug.module\": {\"moduleName\": \"A\"}}}")]
    [InlineData("{\"swiftCommands\": {\"C.A-debug.module\": null}}")]
    public void What_is_no_plan_gives_none(string text) => Assert.Null(Parse(text));

    [Fact]
    public async Task A_folder_without_a_build_has_no_plan() =>
        Assert.Null(await BuildPlan.ReadAsync(Path.Combine(Path.GetTempPath(), "nothing-was-built-here"), TestContext.Current.CancellationToken));

    private static BuildPlan? Parse(string text) => BuildPlan.Parse(Encoding.UTF8.GetBytes(text));
}
