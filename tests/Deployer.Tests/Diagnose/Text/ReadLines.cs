using Deployer.Diagnose.Text;

namespace Deployer.Tests.Diagnose.Text;

/// <summary>Keeps every line that it is given.</summary>
internal sealed class ReadLines : ILineReader
{
    public List<string> Texts { get; } = [];

    public List<int> Numbers { get; } = [];

    public void Read(LogLine line)
    {
        Texts.Add(line.Text.ToString());
        Numbers.Add(line.Number);
    }
}
