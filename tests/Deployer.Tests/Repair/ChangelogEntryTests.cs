using Deployer.Repair;
using Xunit;

namespace Deployer.Tests.Repair;

public sealed class ChangelogEntryTests
{
    [Theory]
    [InlineData(
        "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- Old\n\n## [1.0.0]\n",
        "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- New\n- Old\n\n## [1.0.0]\n")]
    [InlineData(
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Thing\n\n## [1.0.0]\n\n### Fixed\n\n- Old\n",
        "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- New\n\n### Added\n\n- Thing\n\n## [1.0.0]\n\n### Fixed\n\n- Old\n")]
    [InlineData("# Changelog\n\n## 1.0.0\n", "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- New\n\n## 1.0.0\n")]
    [InlineData("## Unreleased\r\n### Fixed\r\n- Old\r\n", "## Unreleased\r\n### Fixed\r\n- New\r\n- Old\r\n")]
    [InlineData("## Unreleased", "## Unreleased\n### Fixed\n\n- New\n")]
    public void A_fix_is_noted_under_unreleased(string before, string after) =>
        Assert.Equal(after, ChangelogEntry.AddTo(before, "New"));
}
