using Deployer.Repair;
using Deployer.Repair.Fixers.Names;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class MisspeltNameFixerTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";
    private const string Types = "struct Customer { var balance = 0; func reload() {}; static let shared = Customer(); private let secret = 1 }\nenum Color { case red, green }\nclass Base { func render() {} }\nfinal class Derived: Base {}\n";

    private readonly PackageFolder _package = new();
    private readonly MisspeltNameFixer _fixer = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("func f(_ c: Customer) { c.relod() }", "relod", "value of type 'Customer' has no member 'relod'", "reload")]
    [InlineData("func f(_ c: Customer) { c.relaod() }", "relaod", "value of type 'App.Customer' has no member 'relaod'", "reload")]
    [InlineData("func f(_ c: Customer?) { c?.Balance }", "Balance", "value of type 'Customer' has no member 'Balance'", "balance")]
    [InlineData("func f() -> Color { .gren }", "gren", "type 'Color' has no member 'gren'", "green")]
    [InlineData("func f() { Customer.shraed.reload() }", "shraed", "type 'Customer' has no member 'shraed'", "shared")]
    [InlineData("func f() -> Custmer { x }", "Custmer", "cannot find type 'Custmer' in scope", "Customer")]
    [InlineData("func f() { let total = 1; print(totla) }", "totla", "cannot find 'totla' in scope", "total")]
    [InlineData("func f(limit: Int) { print(limti) }", "limti", "cannot find 'limti' in scope", "limit")]
    [InlineData("func f() { [1].map { number in nubmer } }", "nubmer", "cannot find 'nubmer' in scope", "number")]
    [InlineData("func f(_ n: [Int]) -> Int { n.cuont }", "cuont", "value of type '[Int]' has no member 'cuont'", "count")]
    [InlineData("func f(_ d: Derived) { d.rendr() }", "rendr", "value of type 'Derived' has no member 'rendr'", "render")]
    [InlineData("func f(_ c: Customer) { print(\"ü \\(c.ballance)\") }", "ballance", "value of type 'Customer' has no member 'ballance'", "balance")]
    [InlineData("func größe() {}\r\nfunc f() { größee() }\r\n", "größee", "cannot find 'größee' in scope", "größe")]
    public async Task A_name_is_spelt_as_the_only_one_that_is_alike(string code, string at, string message, string expected)
    {
        _package.With(Path, Types + code);
        _package.Error(Path, message, at);
        Assert.Equal(Types + code.Replace(at, expected, StringComparison.Ordinal), await _package.FixedAsync(_fixer, Path));
    }

    [Theory]
    [InlineData("struct P { var minValue = 1 }\nfunc f(_ p: P) { p.maxValue }", "maxValue", "value of type 'P' has no member 'maxValue'")]
    [InlineData("struct P { var item1 = 1 }\nfunc f(_ p: P) { p.item2 }", "item2", "value of type 'P' has no member 'item2'")]
    [InlineData("struct P { func decode() {} }\nfunc f(_ p: P) { p.encode() }", "encode", "value of type 'P' has no member 'encode'")]
    [InlineData("struct P { func getAll() {} }\nfunc f(_ p: P) { p.setAll() }", "setAll", "value of type 'P' has no member 'setAll'")]
    [InlineData("struct P { var sizeX = 1 }\nfunc f(_ p: P) { p.sizeY }", "sizeY", "value of type 'P' has no member 'sizeY'")]
    [InlineData("func f(lift: Int, left: Int) { loft }", "loft", "cannot find 'loft' in scope")]
    [InlineData("struct P { var isActive = true }\nfunc f(_ p: P) { p.isInactive }", "isInactive", "value of type 'P' has no member 'isInactive'")]
    [InlineData("struct P { var updated = 1 }\nfunc f(_ p: P) { p.updatedAt }", "updatedAt", "value of type 'P' has no member 'updatedAt'")]
    [InlineData("func f(x: Int) { y }", " y }", "cannot find 'y' in scope")]
    [InlineData("func f() { /* let total = 1 */ print(\"total\", totla) }", "totla", "cannot find 'totla' in scope")]
    [InlineData("func f() { URLSesion.shared }\nclass URLSessions {}", "URLSesion", "cannot find 'somethingElse' in scope")]
    [InlineData("func f(_ c: Customer) { c.sharde }", "sharde", "value of type 'Customer' has no member 'sharde'")]
    [InlineData("func f() { let URLSesion = 1; URLSession() }", "URLSession", "cannot find 'URLSession' in scope")]
    [InlineData("func g() { let total = 1 }\nfunc f() { print(totla) }", "totla", "cannot find 'totla' in scope")]
    public async Task Another_word_is_no_misspelling(string code, string at, string message)
    {
        _package.With(Path, Types + code);
        _package.Error(Path, message, at);
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task The_name_in_a_key_path_stands_behind_the_place_that_the_compiler_names()
    {
        _package.With(Path, Types + "let all = [Customer()].map(\\.balnace)\n");
        _package.Error(Path, "value of type 'Customer' has no member 'balnace'", "\\.");
        Assert.EndsWith("map(\\.balance)\n", await _package.FixedAsync(_fixer, Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("func f(items: [Int]) { items.map { itme in print(item) } }", "item)", "item", "itme", "High")]
    [InlineData("func f(userIds: [Int]) { print(userIdx) }", "userIdx", "userIdx", "userIds", "Low")]
    public async Task Another_form_of_a_word_is_the_last_guess(string code, string at, string name, string meant, string confidence)
    {
        _package.With(Path, code);
        _package.Error(Path, $"cannot find '{name}' in scope", at);
        var candidate = Assert.Single(await _package.ProposeAsync(_fixer));
        Assert.Equal((code.Replace(at, at.Replace(name, meant, StringComparison.Ordinal), StringComparison.Ordinal), confidence), (PackageFolder.TextOf(candidate, Path), candidate.Confidence.ToString()));
    }

    [Fact]
    public async Task What_the_compiler_suggests_itself_is_left_to_it()
    {
        _package.With(Path, Types + "func f(_ c: Customer) { c.relod() }");
        var error = _package.Error(Path, "value of type 'Customer' has no member 'relod'", "relod");
        _package.Replace(error, error with { FixIts = [_package.FixIt(Path, "relod", "reload")] });
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task A_private_name_of_another_file_is_not_meant()
    {
        _package.With("Sources/App/B.swift", Types).With(Path, "func f(_ c: Customer) { c.secrte }");
        _package.Error(Path, "value of type 'Customer' has no member 'secrte'", "secrte");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task A_declaration_that_every_use_spells_otherwise_is_renamed()
    {
        _package.With("Sources/App/B.swift", "struct Account { func witdhraw() {} }\n").With(Path, "func f(_ a: Account) { a.withdraw(); a.withdraw() }\n");
        _package.Error(Path, "value of type 'Account' has no member 'withdraw'", "withdraw");
        var candidate = Assert.Single(await _package.ProposeAsync(_fixer));
        Assert.Equal("struct Account { func withdraw() {} }\n", PackageFolder.TextOf(candidate, "Sources/App/B.swift"));
        Assert.Equal(Confidence.Medium, candidate.Confidence);
        Assert.Equal("Spell witdhraw as withdraw", candidate.Summary);
    }

    [Fact]
    public async Task Several_names_make_one_candidate_with_all_and_one_with_the_first()
    {
        _package.With(Path, Types + "func f(_ c: Customer) { c.relod(); c.ballance }\n");
        _package.Error(Path, "value of type 'Customer' has no member 'relod'", "relod");
        _package.Error(Path, "value of type 'Customer' has no member 'ballance'", "ballance");
        var candidates = await _package.ProposeAsync(_fixer);
        Assert.Equal(2, candidates.Count);
        Assert.EndsWith("{ c.reload(); c.balance }\n", PackageFolder.TextOf(candidates[0], Path), StringComparison.Ordinal);
        Assert.EndsWith("{ c.reload(); c.ballance }\n", PackageFolder.TextOf(candidates[1], Path), StringComparison.Ordinal);
        Assert.Equal(2, candidates[0].Addresses.Count);
    }

    [Theory]
    [InlineData("relod", "reload", "High")]
    [InlineData("balancee", "balance", "High")]
    [InlineData("bllancee", "balance", "Medium")]
    [InlineData("balances", "balance", "Low")]
    public async Task Confidence_falls_with_the_distance_and_for_another_form_of_the_word(string written, string meant, string confidence)
    {
        _package.With(Path, Types + $"func f(_ c: Customer) {{ c.{written} }}\n");
        _package.Error(Path, $"value of type 'Customer' has no member '{written}'", written);
        var candidate = Assert.Single(await _package.ProposeAsync(_fixer));
        Assert.Contains($"c.{meant} ", PackageFolder.TextOf(candidate, Path), StringComparison.Ordinal);
        Assert.Equal(confidence, candidate.Confidence.ToString());
    }
}
