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
    [InlineData(621, 188, 721.5377, 721.5377, 609.5593, 172.854, FindingKind.IntrinsicsOfAnotherSize)]
    [InlineData(320, 240, 518.8579, 519.4696, 325.5824, 253.7362, FindingKind.IntrinsicsOfAnotherSize)]
    [InlineData(384, 384, 310.38, 413.12, 191.16, 204.24, FindingKind.UnequalFocalLengths)]
    [InlineData(512, 384, 393.216, 393.216, 256, 192, null)]
    public void Intrinsics_of_the_published_sets_are_told_from_wrong_ones(int width, int height, double fx, double fy, double cx, double cy, FindingKind? expected)
    {
        Waves(width, height, 0, 0).Save(this["a.png"]);
        var findings = DatasetDoctor.Examine([new DatasetFrame { Name = "a", Picture = new(this["a.png"]), Intrinsics = (fx, fy, cx, cy) }]).Findings;
        Assert.Equal(expected is null ? [] : [expected.Value], findings.Select(finding => finding.Kind));
    }

    [Fact]
    public void Intrinsics_are_those_of_the_picture_as_it_is_read()
    {
        var jpeg = Waves(120, 80, 0, 0).EncodeJpeg();
        File.WriteAllBytes(this["a.jpg"], [.. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. jpeg[2..]]);
        var frame = new DatasetFrame { Name = "a", Picture = new(this["a.jpg"]), Intrinsics = (100, 100, 40, 60), Depth = new HeldDepth(this["a.jpg"], Ramp(80, 120)) };

        Assert.Equal((80, 120), (frame.Picture.Read().Width, frame.Picture.Read().Height));
        Assert.Empty(Kinds(frame));
        Assert.Equal([FindingKind.ShapeMismatch, FindingKind.OffCentreIntrinsics], Kinds(frame with { Picture = new UnturnedPicture(this["a.jpg"]), Intrinsics = (100, 100, 100, 40) }));

        static IEnumerable<FindingKind> Kinds(DatasetFrame frame) => DatasetDoctor.Examine([frame]).Findings.Select(finding => finding.Kind);
    }

    [Fact]
    public void Folders_of_the_same_name_are_not_the_same_recording()
    {
        foreach (var (name, shift) in new[] { ("train", 0), ("test", 400) })
        {
            Directory.CreateDirectory(this[$"{name}/rgb"]);
            for (var i = 0; i < 4; i++)
                Waves(256, 128, shift + 3 * i, shift + i).Save(this[$"{name}/rgb/{i}.png"]);
        }
        var splits = new[] { "train", "test" }.Select(name => new ExaminedSplit(name, PictureFolder.Read(this[$"{name}/rgb"]))).ToArray();

        Assert.Empty(DatasetDoctor.Examine(splits, null, null, TestContext.Current.CancellationToken).Findings);
        Assert.Contains(DatasetDoctor.Examine([splits[0], splits[0] with { Name = "again" }], null, null, TestContext.Current.CancellationToken).Findings, finding => finding.Kind == FindingKind.LeakedSequence);
    }

    [Fact]
    public void A_mask_belongs_to_its_depth()
    {
        DatasetFrame Frame(int i)
        {
            Waves(64, 32, i * 30, i).Save(this[$"{i}.jpg"]);
            Png16.Save(this[$"{i}.depth.png"], [.. Enumerable.Range(0, 64 * 32).Select(pixel => (ushort)(9000 - 2 * pixel))], 64, 32);
            Waves(64, 32, 0, 0).Save(this[$"{i}.mask.png"]);
            return new DatasetFrame { Name = $"{i}", Picture = new(this[$"{i}.jpg"]), Depth = new DescribedDepth(this[$"{i}.depth.png"], DepthKind.MetricDepth) { Steps = 1000, MaskPath = this[$"{i}.mask.png"] } };
        }
        DatasetFrame[] frames = [Frame(0), Frame(1), Frame(2), Frame(3)];

        Assert.Empty(DatasetDoctor.Examine(frames, cancellation: TestContext.Current.CancellationToken).Findings);

        // Beyond the sample too.
        File.Delete(this["3.mask.png"]);
        var finding = Assert.Single(DatasetDoctor.Examine(frames, new DoctorSettings { Sample = 1 }, TestContext.Current.CancellationToken).Findings);
        Assert.Equal((FindingKind.MissingDepth, this["3.mask.png"]), (finding.Kind, finding.Places[0].Detail));

        // What a mask is refused for is not the depth's form.
        File.Copy(this["0.jpg"], this["3.mask.png"]);
        File.WriteAllBytes(this["2.mask.png"], File.ReadAllBytes(this["2.mask.png"])[..^100]);
        finding = Assert.Single(DatasetDoctor.Examine(frames, cancellation: TestContext.Current.CancellationToken).Findings);
        Assert.Equal((FindingKind.UnreadableFile, "2"), (finding.Kind, Assert.Single(finding.Places).Name));
    }

    [Fact]
    public void A_depth_whose_beginning_tells_no_form_speaks_for_itself_alone()
    {
        var frames = Enumerable.Range(0, 4).Select(i =>
        {
            Waves(64, 32, i * 30, i).Save(this[$"{i}.png"]);
            return new DatasetFrame { Name = $"{i}", Picture = new(this[$"{i}.png"]), Depth = new HeldDepth(this[$"{i}.png"], i == 2 ? Ramp(64, 20) : Ramp(64, 32)) };
        }).Select(frame =>
        {
            File.WriteAllText(this[$"{frame.Name}.scan"], "");
            return frame with { Depth = (HeldDepth)frame.Depth! with { Path = this[$"{frame.Name}.scan"] } };
        });

        var finding = Assert.Single(DatasetDoctor.Examine([.. frames], cancellation: TestContext.Current.CancellationToken).Findings);

        Assert.Equal((FindingKind.ShapeMismatch, "2"), (finding.Kind, Assert.Single(finding.Places).Name));
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

    private static DepthMap Ramp(int width, int height) => new(width, height, [.. Enumerable.Range(0, width * height).Select(i => 10f - 9 * i / (width * height))], DepthKind.MetricDepth);

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
