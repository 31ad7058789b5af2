using Deployer.App;
using Deployer.App.Analyze;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.App;

public sealed class FollowedErrorsTests
{
    [Theory]
    [InlineData("/p/Sources/A.swift", "wrong", "error: Sources/A.swift:3: wrong\n")]
    [InlineData("/other/A.swift", "wrong", "error: /other/A.swift:3: wrong\n")]
    [InlineData(null, "a\e[2J\n::error::b", "error: a\\u{1B}[2J ::error::b\n")]
    [InlineData(null, "a ##[error]b", "error: a ## [error]b\n")]
    public void An_error_is_one_line_that_commands_nothing(string? file, string message, string line) =>
        Assert.Equal(line, Told(new Diagnostic { Severity = Severity.Error, Phase = Phase.Compile, Message = message, File = file, Line = 3 }));

    [Fact]
    public void After_many_the_rest_is_only_counted() =>
        Assert.Equal(201, Told([.. Enumerable.Range(1, 300).Select(number => new Diagnostic { Severity = Severity.Error, Phase = Phase.Compile, Message = $"{number}" })])
            .Count(letter => letter == '\n'));

    private static string Told(params Diagnostic[] errors)
    {
        using var told = new StringWriter { NewLine = "\n" };
        var followed = new FollowedErrors(new Terminal(TextWriter.Null, told), "/p");
        foreach (var error in errors)
            followed.Tell(error);
        return told.ToString();
    }
}
