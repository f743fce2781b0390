using System.Text;
using Fathom.Tests;

namespace Fathom.Training.Tests.TensorBoard;

public sealed class EventFileTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xE3069283u)] // the check value of CRC-32/ISCSI
    [InlineData("a text that is longer than one word of eight bytes", null)]
    public void The_checksum_is_Castagnolis(string text, uint? known)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        Assert.Equal(known ?? EventReader.Crc(bytes), Crc32C.Of(bytes));
        Assert.Equal(Crc32C.Of(bytes), Crc32C.Append(Crc32C.Of(bytes.AsSpan(0, bytes.Length / 3)), bytes.AsSpan(bytes.Length / 3)));
    }

    [Fact]
    public void The_checksum_of_32_bytes_is_that_of_the_standard()
    {
        // RFC 3720, appendix B.4.
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
    }

    [Fact]
    public void A_number_is_the_bytes_that_the_schema_says()
    {
        // Event { step = 300, summary { value { tag: "l", simple_value: 1.5 } } } after nine bytes of wall time.
        byte[] expected = [0x10, 0xAC, 0x02, 0x2A, 0x0A, 0x0A, 0x08, 0x0A, 0x01, (byte)'l', 0x15, 0, 0, 0xC0, 0x3F];
        var message = EventMessage.Summary(300, EventMessage.Scalar("l", 1.5f));
        Assert.Equal(0x09, message[0]);
        Assert.InRange(BitConverter.ToDouble(message, 1), 1.7e9, 1e10);
        Assert.Equal(expected, message[9..]);
    }

    [Fact]
    public void Numbers_and_pictures_are_read_back_by_another_reader()
    {
        var picture = new Slopes().Sample(0, 40, 20).Image;
        using (var file = EventFile.Begin(temporary.Path, firstStep: 1))
        {
            file.Scalars(1, ("a", 0.25), ("left out", null), ("b/c", -3e30));
            file.Picture(2, "p", picture);
            file.Sync();
        }
        var events = EventReader.Read(File.ReadAllBytes(Assert.Single(Directory.GetFiles(temporary.Path))));
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal((true, 1), (events[1].SessionStart, events[1].Step));
        Assert.Equal([("a", 0.25f), ("b/c", -3e30f)], events[2].Scalars.Select(entry => (entry.Key, entry.Value)));
        var (height, width, png) = events[3].Pictures["p"];
        Assert.Equal((20, 40), (height, width));
        Assert.Equal(picture.Pixels, Image.Decode(png, "p").Pixels);
    }

    [Fact]
    public void Files_of_later_sessions_come_later_by_name_even_within_a_second()
    {
        for (var session = 0; session < 5; session++)
            EventFile.Begin(temporary.Path, firstStep: 10 * session).Dispose();
        var files = Directory.GetFiles(temporary.Path).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal([0L, 10, 20, 30, 40], files.Select(file => EventReader.Read(File.ReadAllBytes(file))[1].Step));
    }

    [Fact]
    public void A_resumed_training_shows_every_step_once_with_the_numbers_of_the_log()
    {
        var recipe = Recipe.Parse("""
            { model: fathom-s, samples: 9, batch: 1, sizes: [[64, 32]], precision: float32, data: [worlds: { family: street }], threads: { torch: 1, loader: 1 },
              checkpoint: { every: 2 }, validation: { every: 3, samples: 2 }, log_every: 1 }
            """);
        var heard = new List<TrainingEvent>();
        Assert.Throws<Datasets.SampleException>(() => Trainer.RunOn(new FailsAt(5), recipe, temporary.Path, false, null, default, TinyNetwork.Entry));
        Trainer.RunOn(new Slopes(), recipe, temporary.Path, true, new Heard<TrainingEvent>(heard.Add), default, TinyNetwork.Entry);

        var shown = EventReader.Shown(temporary.Path);
        var losses = shown.Where(happened => happened.Scalars.ContainsKey("train/loss")).ToArray();
        Assert.Equal(Enumerable.Range(1, 9).Select(step => (long)step), losses.Select(happened => happened.Step));
        foreach (var line in heard.OfType<TrainingProgress>())
        {
            var scalars = losses[line.Step - 1].Scalars;
            Assert.Equal(((float)line.Loss, (float)line.GradientNorm, (float)line.DecoderRate), (scalars["train/loss"], scalars["train/gradient_norm"], scalars["rate/decoder"]));
        }
        var validations = shown.Where(happened => happened.Scalars.ContainsKey("validation/abs_rel")).ToArray();
        Assert.Equal([3L, 6, 9], validations.Select(happened => happened.Step));
        Assert.Equal((float)heard.OfType<ValidationResult>().Last().AbsRel!.Value, validations[^1].Scalars["validation/abs_rel"]);
        var pictures = shown.Where(happened => happened.Pictures.Count > 0).ToArray();
        Assert.Equal([3L, 3, 6, 6, 9, 9], pictures.Select(happened => happened.Step));
        Assert.All(pictures, happened => Assert.Equal((32, 128), (happened.Pictures.Single().Value.Height, happened.Pictures.Single().Value.Width)));
    }
}
