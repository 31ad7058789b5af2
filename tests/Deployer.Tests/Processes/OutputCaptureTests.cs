using System.Text;
using Deployer.Processes;
using Xunit;

namespace Deployer.Tests.Processes;

public sealed class OutputCaptureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(23)]
    public void A_capture_keeps_the_first_and_the_last_half(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(number => (byte)('a' + number)).ToArray();
        for (var step = 1; step <= 12; step++)
        {
            var capture = new OutputCapture(10);
            foreach (var part in bytes.Chunk(step))
            {
                capture.Append(part);
            }

            var text = Encoding.UTF8.GetString(bytes);
            var expected = length <= 10 ? text : $"{text[..5]}\n[{length - 10} bytes left out]\n{text[^5..]}";
            Assert.Equal(expected, Encoding.UTF8.GetString(capture.ToArray()));
        }
    }
}
