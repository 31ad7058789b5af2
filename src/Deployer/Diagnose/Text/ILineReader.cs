namespace Deployer.Diagnose.Text;

/// <summary>Takes a log line by line.</summary>
internal interface ILineReader
{
    void Read(LogLine line);
}
