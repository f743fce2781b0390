using Fathom.Datasets.Doctor;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Doctor;

public sealed class ExaminationTests : TemporaryFolder
{
    [Theory]
    [InlineData(3, null)]
    [InlineData(0.4, FindingKind.TooLittleMotion)]
    [InlineData(0, FindingKind.StaticCamera)]
    [InlineData(48, FindingKind.TooMuchMotion)]
    public void Motion_is_measured_between_neighbours(double pixels, FindingKind? expected)
    {
        // Not the same file, where nothing moves: noise tells frames apart.
        for (var i = 0; i < 8; i++)
            Waves(256, 128, i * pixels, i).Save(this[$"{i}.png"]);

        var examination = DatasetDoctor.Examine(PictureFolder.Read(Path));

        Assert.Equal(7, examination.Pairs);
        Assert.Equal(expected is null ? [] : [expected.Value], examination.Findings.Select(finding => finding.Kind));
    }

    [Theory]
    [InlineData(1280, 640, 983.04, 655.36, 640, 320, FindingKind.CroppedIntrinsics)]
    [InlineData(512, 256, 393.216, 262.144, 256, 128, FindingKind.CroppedIntrinsics)]
    [InlineData(512, 256, 393.2176, 393.2176, 257.46, 133.35, null)]
    [InlineData(1242, 375, 721.5377, 721.5377, 609.5593, 172.854, null)]
    [InlineData(640, 192, 371.2, 368.64, 320, 96, null)]
    public void The_published_intrinsics_of_RobotCar_are_told_from_right_ones(int width, int height, double fx, double fy, double cx, double cy, FindingKind? expected)
    {
        Waves(width, height, 0, 0).Save(this["a.png"]);
        var findings = DatasetDoctor.Examine([new DatasetFrame { Name = "a", Picture = new(this["a.png"]), Intrinsics = (fx, fy, cx, cy) }]).Findings;
        Assert.Equal(expected is null ? [] : [expected.Value], findings.Select(finding => finding.Kind));
    }

    [Fact]
    public void A_sample_is_spread_evenly_and_has_each_form_of_files()
    {
        for (var i = 0; i < 40; i++)
            Waves(64, i == 33 ? 40 : 32, i * 7, i).Save(this[$"{i:00}.png"]);
        File.WriteAllBytes(this["17.png"], File.ReadAllBytes(this["17.png"])[..^200]);
        var frames = PictureFolder.Read(Path).Select(frame => frame with { PreviousPicture = null, NextPicture = null, Sequence = "" }).ToList();

        var some = DatasetDoctor.Examine(frames, new DoctorSettings { Sample = 4 });
        var all = DatasetDoctor.Examine(frames, new DoctorSettings { Sample = null });

        Assert.Equal((5, 40), (some.Looked, all.Looked));
        Assert.Empty(some.Findings);
        Assert.Equal(["17"], Assert.Single(all.Findings).Places.Select(place => place.Name));
    }

    [Fact]
    public void The_same_findings_come_every_time()
    {
        for (var i = 0; i < 30; i++)
            Waves(48, 32, i % 5 * 9, 0).Save(this[$"{i:00}.png"]);
        var frames = PictureFolder.Read(Path);

        var first = DatasetDoctor.Examine(frames).Findings.SelectMany(finding => finding.Places).ToList();

        Assert.NotEmpty(first);
        Assert.Equal(first, DatasetDoctor.Examine(frames).Findings.SelectMany(finding => finding.Places));
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        Waves(48, 32, 0, 0).Save(this["0.png"]);
        Assert.ThrowsAny<OperationCanceledException>(() => DatasetDoctor.Examine(PictureFolder.Read(Path), null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Every_kind_has_words_of_its_own()
    {
        var kinds = Enum.GetValues<FindingKind>();
        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Title()).Distinct().Count());
        Assert.All(kinds, kind => Assert.EndsWith(".", kind.WayOut().Trim(), StringComparison.Ordinal));
    }

    // Waves of many lengths, moved to the left, with a grain of its own for each seed.
    private static Image Waves(int width, int height, double shift, int seed)
    {
        var image = new Image(width, height);
        var grain = new Random(seed);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var sum = 0.0;
                for (var wave = 0; wave < 12; wave++)
                    sum += Math.Sin(((x + shift) * Math.Cos(2.4 * wave) + y * Math.Sin(2.4 * wave)) * 0.03 * Math.Pow(1.28, wave) + wave * wave) / Math.Sqrt(Math.Pow(1.28, wave));
                image.Pixels.AsSpan(3 * (y * width + x), 3).Fill((byte)Math.Clamp(127.5 + 30 * sum + grain.Next(3), 0, 255));
            }
        return image;
    }
}
