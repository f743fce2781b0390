using Fathom.Tests;

namespace Fathom.Training.Tests;

public sealed class TrainingLogTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("{\"step\":3,\"lo")]
    [InlineData("not json\n")]
    [InlineData("\0\0\0\0")]
    public void Reopening_drops_later_and_torn_lines_only(string tail)
    {
        var path = temporary["log.jsonl"];
        using (var log = TrainingLog.Open(path, 0))
            foreach (var step in new[] { 1, 2, 3 })
                log.Write(Line(step));
        var whole = File.ReadAllLines(path);
        File.AppendAllText(path, tail);

        using (var log = TrainingLog.Open(path, 2))
            log.Write(Line(3));

        Assert.Equal(whole, File.ReadAllLines(path));
    }

    [Fact]
    public void A_full_disk_and_a_folder_in_its_place_are_named()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        using var full = new TrainingLog("/dev/full", new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0));
        Assert.StartsWith("/dev/full cannot be written: No space left", Assert.Throws<TrainingException>(() => full.Write(Line(1))).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{temporary.Path} cannot be written: ", Assert.Throws<TrainingException>(() => TrainingLog.Open(temporary.Path, 0)).Message, StringComparison.Ordinal);
    }

    private static TrainingProgress Line(long step) => new()
    {
        Step = step,
        Steps = 9,
        Samples = 8 * step,
        Loss = 1.5,
        LossData = 1,
        LossGradient = 1,
        GradientNorm = 2,
        EncoderRate = 1e-4,
        DecoderRate = 1e-3,
        DataSeconds = 0,
        ForwardSeconds = 0.1,
        BackwardSeconds = 0.2,
        UpdateSeconds = 0.01,
        SamplesPerSecond = 10,
        ScenesPerSecond = 5,
        SecondsLeft = 5,
    };
}
