using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.Secrets;

public sealed class SecretPatternsTests
{
    private const string Letters = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    [Theory]
    [InlineData("ghp_" + Letters)]
    [InlineData("gho_" + Letters)]
    [InlineData("ghs_" + Letters)]
    [InlineData("github_pat_11ABCDEFG0_" + Letters)]
    [InlineData("glpat-abcdefghij0123456789")]
    [InlineData("sk-proj-abcdefghijklmnopqrstuv")]
    [InlineData("sk-ant-api03-abcdefghijklmnopqrstuv")]
    [InlineData("sk_live_abcdefghijkl")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("ASIAIOSFODNN7EXAMPLE")]
    [InlineData("AIzaSyA-0123456789_abcdefghijklmnopqrs")]
    [InlineData("xoxb-123456789012-abcdefABCDEF")]
    [InlineData("npm_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U")]
    [InlineData("dGhpcyBpcyBub3QgYSBzZWNyZXQgYnV0IGxvb2tzIGxpa2Ugb25lMTIz")]
    public void A_token_of_a_known_or_random_form_is_masked(string token)
    {
        Assert.Equal(new Redaction("see *** here", 1), SecretPatterns.Redact($"see {token} here"));
        Assert.Equal(new Redaction("\"***\"", 1), SecretPatterns.Redact($"\"{token}\""));
    }

    [Theory]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***")]
    [InlineData("-H 'authorization: Basic dXNlcjpwYXNz'", "-H 'authorization: Basic ***'")]
    [InlineData("sent bearer abcdefghijklmnop1234", "sent bearer ***")]
    [InlineData("X-Api-Key: abcd1234", "X-Api-Key: ***")]
    [InlineData("password=hunter22 next", "password=*** next")]
    [InlineData("DB_PASSWORD: hunter22", "DB_PASSWORD: ***")]
    [InlineData("export API_TOKEN = hunter22", "export API_TOKEN = ***")]
    [InlineData("{\"api_key\": \"hunter22\"}", "{\"api_key\": \"***\"}")]
    [InlineData("let token = \"hunter22\"", "let token = \"***\"")]
    [InlineData("?access_key=hunter22&x=1", "?access_key=***&x=1")]
    [InlineData("aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "aws_secret_access_key=***")]
    [InlineData("postgres://app:p@ss@db.example.org/x", "postgres://app:***@db.example.org/x")]
    [InlineData("https://x-access-token@example.org/a.git", "https://***@example.org/a.git")]
    [InlineData("https://hooks.slack.com/services/T000/B000/abcdef", "https://hooks.slack.com/services/***")]
    public void A_credential_is_masked_and_its_name_stays(string text, string expected) =>
        Assert.Equal(new Redaction(expected, 1), SecretPatterns.Redact(text));

    [Fact]
    public void A_token_is_found_behind_other_letters() =>
        Assert.Equal(new Redaction("a%3D*** b_***", 2), SecretPatterns.Redact($"a%3Dghp_{Letters} b_github_pat_{Letters}"));

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----", "a *** b")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\\nMIIE\\nabc=\\n-----END OPENSSH PRIVATE KEY-----", "a *** b")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIE\nabc=", "a ***")]
    public void A_private_key_is_masked_as_a_whole(string key, string expected) =>
        Assert.Equal(new Redaction(expected, 1), SecretPatterns.Redact($"a {key} b"));

    [Theory]
    [InlineData("undefined reference to `$s4Core3oneSiyF'")]
    [InlineData("$s9CoreTests8crashing4TestfMp_14funccrashing__fMu_@Sendable () in SamplePackageTests.xctest")]
    [InlineData("_$s10Foundation4DataV15_RepresentationO22withUnsafeMutableBytesyxxSwKXEKlF1A2b3C4d")]
    [InlineData("/tmp/swift-generated-sources/@__swiftmacro_9CoreTests8crashing4TestfMp_.swift:1:2")]
    [InlineData("commit 1dac3b5f0e9d8c7b6a5948372615049382716a5b, tree 6F1ED002AB5595859014EBF0951522D9")]
    [InlineData("checksum e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("id 123E4567-E89B-12D3-A456-426614174000 and 123e4567-e89b-12d3-a456-426614174000")]
    [InlineData("/home/me/Library/Developer/Xcode/DerivedData/MyApp-bvfzcqgjrhdnmwgkbpxvaqwkbfmy/Build/Products")]
    [InlineData("[0/17] Write swift-version--413BBEA0737331CC.txt")]
    [InlineData("/p/.build/x86_64-unknown-linux-gnu/debug/ModuleCache/1UUBBIW1JVD9W/SwiftShims-3NY4JHM87MIUD.pcm")]
    [InlineData("error: cannot convert value of type '__socket_type' to expected argument type 'Int32'")]
    [InlineData("extraneous argument label 'password:' in call (have 'token:', expected 'secret:')")]
    [InlineData("    let token: String = readToken()")]
    [InlineData("    password = readLine()")]
    [InlineData("Test Case 'LoginTests.testThatTheTokenIsRefreshedWhenItIsOlderThan2Hours' started")]
    [InlineData("func aVeryLongFunctionNameWithHTTP2AndURLSessionAndUTF8Handling()")]
    [InlineData("ssh://git@github.com/acme/payments.git and git@github.com:acme/payments.git")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----")]
    [InlineData("the task-force-of-the-risk-assessment, disk-usage-of-the-whole-machine")]
    [InlineData("TestRunner.swift:12:5: error: unexpected token '}'")]
    public void Ordinary_output_is_left_as_it_is(string text) => Assert.Equal(new Redaction(text, 0), SecretPatterns.Redact(text));

    [Theory]
    [InlineData("ghp_")]
    [InlineData("sk-")]
    [InlineData("eyJ")]
    [InlineData("eyJaaaaaaaa.")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("password ")]
    [InlineData("token=")]
    [InlineData("bearer ")]
    [InlineData("http://")]
    [InlineData("://a:")]
    [InlineData("aB1")]
    public void Text_that_goes_on_and_on_is_read_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.True(SecretPatterns.Redact(text).Text.Length <= text.Length);
    }
}
