using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose;

public sealed class PackagePathsTests : IDisposable
{
    private readonly DiagnoseScene scene = new();

    public void Dispose() => scene.Dispose();

    [Theory]
    [InlineData("/srv/pay/Sources/Core/A.swift", "Sources/Core/A.swift")]
    [InlineData("/srv/pay/Tests/CoreTests/T.swift", "Tests/CoreTests/T.swift")]
    [InlineData("/srv/pay/Package.swift", "Package.swift")]
    [InlineData("/srv/pay/.build/checkouts/dep/Sources/D/D.swift", ".build/checkouts/dep/Sources/D/D.swift")]
    [InlineData("Sources/Core/A.swift", "Sources/Core/A.swift")]
    [InlineData("./Sources/../Sources/Core/A.swift", "Sources/Core/A.swift")]
    [InlineData("/usr/lib/swift/linux/Glibc.swiftinterface", "/usr/lib/swift/linux/Glibc.swiftinterface")]
    public void A_log_alone_tells_where_its_package_lay(string printed, string expected)
    {
        var paths = PackagePaths.Infer(
            ["/srv/pay/Sources/Core/A.swift", "/srv/pay/.build/checkouts/dep/Sources/D/D.swift", "/usr/lib/swift/linux/Glibc.swiftinterface"], null);

        Assert.Null(paths.Folder);
        Assert.Equal("/srv/pay", paths.PrintedFolder);
        Assert.Equal(expected, paths.Relative(printed));
    }

    [Fact]
    public void Without_folders_of_the_usual_names_the_package_is_above_its_build_folder_or_its_files()
    {
        string[] files = ["/srv/repos/x/Generated/Server/a/main.swift", "/srv/repos/x/Generated/Server/b/main.swift"];

        Assert.Equal("/srv/repos/x", PackagePaths.Infer(files, null).PrintedFolder);
        Assert.Equal("/srv/repos/x", PackagePaths.Infer([.. files, "/srv/repos/x/.build/debug/A.build/main.swift.o"], null).PrintedFolder);
        Assert.Equal("/src", PackagePaths.Infer(["/src/main.swift"], null).PrintedFolder);
    }

    [Fact]
    public void Of_several_packages_the_one_most_errors_are_about_is_it_and_the_others_are_ours_too()
    {
        var paths = PackagePaths.Infer(["/a/Sources/A/A.swift", "/b/Sources/B/B.swift", "/b/Sources/B/B.swift"], null);

        Assert.Equal("Sources/B/B.swift", paths.Relative("/b/Sources/B/B.swift"));
        Assert.Equal("/a/Sources/A/A.swift", paths.Relative("/a/Sources/A/A.swift"));
        Assert.False(paths.IsForeign("/a/Sources/A/A.swift"));
        Assert.True(paths.IsForeign("/Users/me/Library/Developer/Xcode/DerivedData/App-x/SourcePackages/checkouts/dep/Sources/D/D.swift"));
        Assert.True(paths.IsForeign(".build/checkouts/dep/Sources/D/D.swift"));
        Assert.False(paths.IsForeign(".build/plugins/outputs/a/A/destination/Gen/G.swift"));
    }

    [Fact]
    public void Paths_of_a_container_are_mapped_to_the_package_at_hand()
    {
        scene.Write("Sources/Core/A.swift", "");
        scene.Write("Package.swift", "");
        var paths = PackagePaths.Infer(["/src/Sources/Core/A.swift", "/src/Sources/Core/Gone.swift"], scene.Folder);

        Assert.Equal("Sources/Core/A.swift", paths.Relative("/src/Sources/Core/A.swift"));
        Assert.Equal("Sources/Core/A.swift", paths.Relative(Path.Combine(scene.Folder, "Sources/Core/A.swift")));
        Assert.Equal("Sources/Core/Gone.swift", paths.Relative("/src/Sources/Core/Gone.swift"));
        Assert.Equal("/usr/lib/swift/Package.swift", paths.Relative("/usr/lib/swift/Package.swift"));
        Assert.Equal("Sources/Core/A.swift is here, /my/src/x is not", paths.Shorten("/src/Sources/Core/A.swift is here, /my/src/x is not"));
        Assert.True(paths.IsPackageName("src") && paths.IsPackageName("package"));
    }

    [Fact]
    public void No_link_leads_out_of_the_package()
    {
        var outside = Directory.CreateTempSubdirectory("outside-");
        try
        {
            File.WriteAllText(Path.Combine(outside.FullName, "secret.swift"), "let secret = 1");
            scene.Write("Sources/Core/A.swift", "");
            Directory.CreateSymbolicLink(Path.Combine(scene.Folder, "Sources/Link"), outside.FullName);
            var paths = PackagePaths.Infer(["/src/Sources/Link/secret.swift", "/src/Sources/Core/A.swift"], scene.Folder);

            Assert.Null(paths.PlaceOf("Sources/Link/secret.swift"));
            Assert.Null(paths.PlaceOf(paths.Relative("/src/Sources/Core/../../../../etc/passwd")));
            Assert.Equal(Path.Combine(scene.Folder, "Sources/Core/A.swift"), paths.PlaceOf("Sources/Core/A.swift"));
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_hundred_thousand_unknown_files_are_no_burden()
    {
        var files = Enumerable.Range(0, 100_000).Select(number => $"/x/{number}/Sources/y{number}.swift").ToList();
        var paths = PackagePaths.Infer(files, scene.Folder);

        Assert.All(files.Take(20_000), file => Assert.EndsWith(".swift", paths.Relative(file), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_printed_is_located_with_its_notes_and_fix_its()
    {
        var paths = PackagePaths.Infer(["/src/Sources/Core/A.swift"], null);
        var located = paths.Locate(new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Compile,
            Message = "see /src/Sources/Core/A.swift",
            File = "/src/Package.swift",
            Notes = [new Diagnostic { Severity = Severity.Note, Phase = Phase.Compile, Message = "here", File = "/src/Sources/Core/A.swift" }],
            FixIts = [new FixIt("/src/Package.swift", 1, 1, 1, 2, ",")],
        });

        Assert.Equal((Phase.Manifest, "Package.swift", "see Sources/Core/A.swift"), (located.Phase, located.File, located.Message));
        Assert.Equal("Sources/Core/A.swift", located.Notes[0].File);
        Assert.Equal("Package.swift", located.FixIts[0].File);
    }

    [Fact]
    public void The_manifest_of_a_fetched_package_is_not_ours()
    {
        var paths = PackagePaths.Infer(["/src/.build/checkouts/dep/Package.swift"], null);
        var located = paths.Locate(new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Compile,
            Message = "x",
            File = "/src/.build/checkouts/dep/Package.swift",
        });

        Assert.Equal(Phase.Compile, located.Phase);
        Assert.Equal(FailureClass.Dependency, Triage.Of(located, paths.IsForeign(located.File)).FailureClass);
    }

    [Fact]
    public void The_name_of_another_package_stays_where_the_own_is_known()
    {
        scene.Write("Sources/Core/A.swift", "");
        var paths = PackagePaths.Infer([Path.Combine(scene.Folder, "Sources/Core/A.swift")], scene.Folder);
        var printed = new Diagnostic { Severity = Severity.Error, Phase = Phase.Manifest, Message = "'dep': invalid custom path 'x' for target 'D'" };

        Assert.Equal(printed.Message, paths.Locate(printed).Message);
        Assert.Equal(FailureClass.Dependency, Triage.Of(paths.Locate(printed), isForeign: false).FailureClass);
    }

    [Fact]
    public void The_name_of_the_package_is_taken_off_even_when_no_path_tells_it()
    {
        static string Located(PackagePaths paths) => paths.Locate(new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Manifest,
            Message = "'pk': unknown package 'vapor' in dependencies of target 'App'; valid packages are: ",
        }).Message;

        Assert.StartsWith("unknown package", Located(PackagePaths.Infer([], null)), StringComparison.Ordinal);
        Assert.StartsWith("unknown package", Located(PackagePaths.Infer(["/srv/pk/Sources/A/A.swift"], null)), StringComparison.Ordinal);
        Assert.StartsWith("'pk': ", Located(PackagePaths.Infer(["/srv/other/Sources/A/A.swift"], null)), StringComparison.Ordinal);
    }
}
