using System.Text;
using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.Secrets;

public sealed class RedactorTests
{
    private const string Value = "p@ss/wörd & \"42\"";

    private readonly Redactor _redactor = new([new Secret(Value), new Secret("short"), new Secret("token-1234"), new Secret("token-1234-longer")]);

    public static TheoryData<string> Forms() =>
    [
        Value,
        Uri.EscapeDataString(Value),
        Uri.EscapeDataString(Value).Replace("%20", "+"),
        System.Text.Json.JsonSerializer.Serialize(Value).Trim('"'),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Value)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Value)),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_secret_is_masked_in_each_of_its_forms(string form) =>
        Assert.Equal(new Redaction("before *** behind", 1), _redactor.RedactAndCount($"before {form} behind"));

    [Theory]
    [InlineData("", "")]
    [InlineData("user:", "")]
    [InlineData("u:", "@")]
    [InlineData("x", "yz")]
    [InlineData("xy", "yz0")]
    public void A_secret_is_masked_in_base64_wherever_it_begins(string before, string behind)
    {
        var once = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + "token-1234-longer" + behind));
        var twice = Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("token-1234-longer"))));

        Assert.Equal(1, _redactor.RedactAndCount($"Basic {once}").Count);
        Assert.Equal(1, _redactor.RedactAndCount(once.Replace('+', '-').Replace('/', '_')).Count);
        Assert.StartsWith("x***", _redactor.Redact($"x{twice}"));
        Assert.Equal(1, _redactor.RedactAndCount(Convert.ToBase64String(Encoding.UTF8.GetBytes($"Basic {once}"))).Count);
    }

    [Theory]
    [InlineData("a token-\n1234 b", "a ***\n b")]
    [InlineData("a token-\r\n    1234-lon\r\n    ger b", "a ***\n\n b")]
    [InlineData("+token-\n+1234\n+b", "+***\n\n+b")]
    [InlineData("> to\n> ken\n> -1234", "> ***\n\n")]
    [InlineData("a token-\\\n1234 b", "a ***\n b")]
    public void A_secret_is_masked_when_it_is_split_over_lines(string text, string expected) =>
        Assert.Equal(expected, _redactor.Redact(text));

    [Fact]
    public void A_secret_of_several_lines_is_masked_however_it_is_wrapped()
    {
        var redactor = new Redactor([new Secret("-----BEGIN KEY-----\nabcdef\nghijkl\n-----END KEY-----\n")]);

        Assert.DoesNotContain("ghijkl", redactor.Redact("x\n  -----BEGIN KEY-----\n  abcdef\n  ghijkl\n  -----END KEY-----\n"));
        Assert.DoesNotContain("ghijkl", redactor.Redact("x -----BEGIN KEY-----abcdefghijkl-----END KEY-----"));
    }

    [Fact]
    public void The_longest_value_at_a_place_is_masked_and_each_counts()
    {
        Assert.Equal(new Redaction("*** and ***, ***", 3), _redactor.RedactAndCount("token-1234-longer and token-1234, token-1234"));
    }

    [Fact]
    public void Short_values_and_other_text_stay()
    {
        Assert.Equal(new Redaction("a short text", 0), _redactor.RedactAndCount("a short text"));
        Assert.Equal(new Redaction("https://***@example.org", 1), Redactor.None.RedactAndCount("https://me:you@example.org"));
    }
}
