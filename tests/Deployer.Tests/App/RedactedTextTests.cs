using Deployer.App;
using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.App;

public sealed class RedactedTextTests
{
    [Fact]
    public void A_secret_is_taken_out_wherever_the_text_is_cut_into_pieces()
    {
        using var output = new StringWriter();
        var line = $"{new string('x', 100)} s3cret-value\n";

        using (var text = new RedactedText(output, new Redactor([new("s3cret-value")])))
        {
            for (var count = 0; count < 1_000; count++)
            {
                text.Write(line[..105]);
                text.Write(line[105..]);
            }

            text.Write("no line end");
        }

        Assert.Equal(string.Concat(Enumerable.Repeat(line.Replace("s3cret-value", "***"), 1_000)) + "no line end", output.ToString());
    }
}
