namespace Fathom.Training.Tests;

public sealed class TrainingLogTests : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory();

    public void Dispose() => temporary.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("{\"step\":3,\"lo")]
    [InlineData("not json\n")]
    [InlineData("\0\0\0\0")]
    public void Reopening_drops_later_and_torn_lines_only(string tail)
    {
        var path = Path.Combine(temporary.FullName, "log.jsonl");
        using (var log = new TrainingLog(path, 0))
            foreach (var step in new[] { 1, 2, 3 })
                log.Write(Line(step));
        var whole = File.ReadAllLines(path);
        File.AppendAllText(path, tail);

        using (var log = new TrainingLog(path, 2))
            log.Write(Line(3));

        Assert.Equal(whole, File.ReadAllLines(path));
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
        SecondsLeft = 5,
    };
}
