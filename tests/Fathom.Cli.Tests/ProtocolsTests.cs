namespace Fathom.Cli.Tests;

public sealed class ProtocolsTests
{
    [Fact]
    public void Every_protocol_is_listed() => Snapshot.Matches(CommandResult.Of("protocols").Screen(), "protocols");

    [Theory]
    [InlineData("kitti-eigen-s2r")]
    [InlineData("make3d")]
    [InlineData("midas-diw")]
    [InlineData("kitti-eign")]
    [InlineData("nowhere.yaml")]
    public void A_protocol_is_shown_choice_by_choice(string name) => Snapshot.Matches(CommandResult.Of("protocols", "show", name).Screen(), $"protocols-show-{name}");

    [Fact]
    public void Two_are_told_apart_in_words()
    {
        Snapshot.Matches(CommandResult.Of("protocols", "diff", "kitti-eigen", "kitti-eigen-s2r").Screen(), "protocols-diff");
        Assert.Equal("A: affine\nB: affine\nA and B make the same choices.\n", CommandResult.Of("protocols", "diff", "affine", "affine").Output);
    }
}
