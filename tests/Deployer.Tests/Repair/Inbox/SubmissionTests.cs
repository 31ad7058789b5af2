using System.Text;
using Deployer.Repair.Inbox;
using Deployer.Tests.Processes;
using Xunit;

namespace Deployer.Tests.Repair.Inbox;

public sealed class SubmissionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private Submission Submission => new(_folder["feedback"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_put_there_whole_and_alone()
    {
        var file = Put("fix.json", "one");

        Assert.Equal(_folder["feedback/fix.json"], file);
        Assert.Equal("one", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(_folder["feedback"]));
    }

    [Fact]
    public void Another_file_of_the_same_name_gets_a_number()
    {
        Put("fix.json", "one");

        Assert.Equal([_folder["feedback/fix-2.json"], _folder["feedback/fix-3.json"]], [Put("fix.json", "two"), Put("fix.json", "three")]);
        Assert.Equal("one", File.ReadAllText(_folder["feedback/fix.json"]));
    }

    [Fact]
    public void The_same_file_is_not_put_there_twice()
    {
        Put("fix.json", "one");
        Put("fix.json", "two");

        Assert.Equal(_folder["feedback/fix-2.json"], Put("fix.json", "two"));
        Assert.Equal(2, Directory.GetFiles(_folder["feedback"]).Length);
    }

    private string Put(string name, string content) => Submission.Put(name, Encoding.UTF8.GetBytes(content));
}
