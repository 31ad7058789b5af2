using System.Text;
using System.Text.Json;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Inbox;
using Xunit;

namespace Deployer.Tests.Repair.Inbox;

public sealed class FeedbackFileTests
{
    private const string Header = "diff --git a/A.swift b/A.swift\n--- a/A.swift\n+++ b/A.swift\n";
    private const string Patch = Header + "@@ -1 +1 @@\n-old\n+new\n";

    private static readonly FeedbackService Payments = new(ServiceName.Parse("payments"), "services/x");

    [Fact]
    public void A_unified_diff_is_accepted_with_all_it_says()
    {
        var proposal = Accept(new
        {
            repo = "payments",
            target = "bootstrap",
            file = "services/x/A.swift",
            description = "Fix crash\n\nCodex-Verified: yes",
            patch = Patch,
            more = 1,
        });
        Assert.Equal(("payments", "bootstrap", 64, 64), (proposal.Service.Value, proposal.Target, proposal.Id.Length, proposal.PatchId.Length));
        var candidate = proposal.ToCandidate();
        Assert.Equal(("feedback", Confidence.Medium, "Fix crash"), (candidate.Fixer, candidate.Confidence, candidate.Summary));
        Assert.DoesNotContain('\n', candidate.Reason);
        Assert.Equal(Patch, Assert.IsType<Deployer.Repair.Patch.Unified>(candidate.Patch).Diff);
    }

    [Fact]
    public void A_long_description_makes_a_subject_of_72_characters() =>
        Assert.Equal(72, Accept(new { description = new string('x', 100), patch = Patch }).ToCandidate().Summary.Length);

    [Fact]
    public void The_identity_is_that_of_the_content()
    {
        var one = Bytes(new { patch = Patch });
        var other = Bytes(new { patch = Patch, target = "x" });
        Assert.Equal(FeedbackFile.IdOf(one), Assert.IsType<FeedbackReading.Accepted>(FeedbackFile.Read(one, [Payments])).Proposal.Id);
        Assert.NotEqual(FeedbackFile.IdOf(one), FeedbackFile.IdOf(other));
    }

    [Theory]
    [InlineData("[]", "no JSON object")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{\"patch\":\"x\",\"patch\":\"y\"}", "not valid JSON")]
    [InlineData("{}", "'patch' or 'action' is required")]
    [InlineData("{\"patch\":\"  \"}", "'patch' or 'action' is required")]
    [InlineData("{\"patch\":1}", "'patch' must be a text")]
    [InlineData("{\"repo\":[],\"patch\":\"x\"}", "'repo' must be a text")]
    [InlineData("{\"repo\":\"other\",\"patch\":\"x\"}", "'repo' names no service")]
    [InlineData("{\"repo\":\"../x\",\"patch\":\"x\"}", "'repo' names no service")]
    [InlineData("{\"action\":\"explode\"}", "no action")]
    [InlineData("{\"format\":\"tar\",\"patch\":\"x\"}", "no format")]
    [InlineData("{\"patch\":\"please fix it\"}", "no file header")]
    [InlineData("{\"base\":\"HEAD; rm\",\"patch\":\"x\"}", "'base' is not a commit id")]
    [InlineData("{\"file\":\"../x\",\"patch\":\"x\"}", "leaves the package")]
    public void What_cannot_be_understood_is_rejected_with_a_reason(string json, string reason) =>
        Assert.Contains(reason, Reject(Encoding.UTF8.GetBytes(json)), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_too_large_is_rejected() =>
        Assert.Contains("larger", Reject(Bytes(new { patch = new string('x', FeedbackFile.MaxBytes) })), StringComparison.Ordinal);

    [Fact]
    public void The_service_must_be_named_when_there_are_several()
    {
        var reading = FeedbackFile.Read(Bytes(new { patch = Patch }), [Payments, new FeedbackService(ServiceName.Parse("core"), "")]);
        Assert.Contains("'repo' is required", Assert.IsType<FeedbackReading.Rejected>(reading).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restart_needs_no_patch() =>
        Assert.Equal("Restart payments", Accept(new { action = "restart" }).Summary);

    [Fact]
    public void The_same_content_for_two_files_is_two_proposals() => Assert.NotEqual(
        Accept(new { format = "file", file = "A.swift", patch = "x" }).PatchId,
        Accept(new { format = "file", file = "B.swift", patch = "x" }).PatchId);

    [Fact]
    public void A_byte_order_mark_is_no_fault() =>
        Assert.IsType<FeedbackReading.Accepted>(FeedbackFile.Read((byte[])[0xEF, 0xBB, 0xBF, .. Bytes(new { patch = Patch })], [Payments]));

    private static byte[] Bytes(object content) => JsonSerializer.SerializeToUtf8Bytes(content);

    private static FeedbackProposal Accept(object content) =>
        Assert.IsType<FeedbackReading.Accepted>(FeedbackFile.Read(Bytes(content), [Payments])).Proposal;

    private static string Reject(byte[] content) => Assert.IsType<FeedbackReading.Rejected>(FeedbackFile.Read(content, [Payments])).Reason;
}
