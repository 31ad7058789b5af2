using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;
using Deployer.Tests.Architecture;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class BenchPackageTests
{
    private static readonly IReadOnlyList<BenchPackage> Packages = BenchPackage.ReadAll(Path.Combine(Repository.Root, "bench", "repair", "packages"));

    [Fact]
    public void Each_package_has_visible_and_hidden_tests_and_intended_changes() => Assert.All(Packages, package =>
    {
        Assert.Contains("Package.swift", package.Good.Files.Keys);
        Assert.Contains(package.Good.Files.Keys, path => Scope.Tests.Holds(path));
        Assert.NotEmpty(package.GeneralHidden.Files);
        Assert.True(package.Changes.Count >= 2);
        Assert.All(package.Changes, change => Assert.All(change.Hidden, path => Assert.Contains(path, package.Hidden.Files.Keys)));
        Assert.All(package.Changes, change => Assert.All(change.Added, path => Assert.Contains(path, package.Good.Files.Keys)));
        Assert.All(package.Changes, change => Assert.NotEqual(package.Good, change.Undo(package.Good)));
    });

    [Fact]
    public void No_hidden_test_is_among_the_visible_ones() => Assert.All(
        Packages, package => Assert.Empty(package.Good.Files.Keys.Intersect(package.Hidden.Files.Keys, StringComparer.Ordinal)));

    [Fact]
    public void Each_share_has_packages() => Assert.Equal([Share.Development, Share.HeldOut], Packages.Select(package => package.Share).Distinct().Order());

    [Fact]
    public void The_same_seed_plans_the_same_cases()
    {
        Assert.Equal(Plan(7), Plan(7));
        Assert.NotEqual(Plan(7), Plan(8));

        static IReadOnlyList<string> Plan(int seed) =>
            [.. new CasePlan(Packages, Share.HeldOut, seed).List().Take(400).Select(item => item.Request.Id(item.Package.Name))];
    }

    [Fact]
    public void A_case_is_found_again_in_its_plan()
    {
        var plan = new CasePlan(Packages, Share.Development, 3);
        var (_, package, request) = plan.List().ElementAt(77);

        var found = plan.Find(request.Id(package.Name));

        Assert.NotNull(found);
        Assert.Equal((package.Name, request.Seed), (found.Value.Package.Name, found.Value.Request.Seed));
        Assert.Null(plan.Find("no such case"));
        Assert.Equal(plan.Fingerprint, new CasePlan(Packages, Share.Development, 3).Fingerprint);
        Assert.NotEqual(plan.Fingerprint, new CasePlan(Packages, Share.Development, 4).Fingerprint);
    }

    [Fact]
    public void A_plan_of_one_operator_holds_no_other() => Assert.All(
        new CasePlan(Packages, Share.Development, 3) { Only = "one-more" }.List(), item => Assert.Equal("one-more", Assert.Single(item.Request.Operators).Name));

    [Fact]
    public void Both_histories_have_their_half_and_other_operators_their_turn_with_another_seed()
    {
        var packages = Packages.Where(package => package.Share == Share.HeldOut).ToList();
        var first = new CasePlan(packages, Share.HeldOut, 1).List().GroupBy(item => item.Slot).Take(150).Select(slot => slot.First().Request).ToList();
        var second = new CasePlan(packages, Share.HeldOut, 2).List().GroupBy(item => item.Slot).Take(150).Select(slot => slot.First().Request).ToList();

        Assert.InRange(first.Count(request => request.Change is not null), 60, 90);
        Assert.True(first.Count(request => request.Operators[0].RightClasses.Count > 0) >= 12);
        Assert.NotEqual(Names(first[..40]), Names(second[..40]));

        static IEnumerable<string> Names(IEnumerable<CaseRequest> requests) => requests.Select(request => request.Operators[0].Name);
    }

    [Fact]
    public void Each_operator_finds_a_place_in_a_package_of_its_share()
    {
        var idle = Catalogue.All.Where(one => !Packages.Where(package => package.Share == one.Share).Any(package => one.Find(package.Good, package.Hidden).Any()));

        Assert.Empty(idle.Select(one => one.Name));
    }
}
