using Fathom.Datasets.Doctor;
using Fathom.Datasets.VirtualKitti;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Doctor;

public sealed class SeededFaultTests(SoundStreet street) : TemporaryFolder, IClassFixture<SoundStreet>
{
    private const int Width = SoundStreet.Width, Height = SoundStreet.Height;

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["picture lost"] = new(FindingKind.MissingPicture, 1, frames => File.Delete(frames[2].Picture.Path)) { At = 2 },
        ["depth lost"] = new(FindingKind.MissingDepth, 1, frames => File.Delete(frames[2].Depth!.Path)) { At = 2 },
        ["frame without depth"] = new(FindingKind.PictureWithoutDepth, 1, frames => frames[2] = frames[2] with { Depth = null }) { At = 2 },
        ["depth without picture"] = new(FindingKind.DepthWithoutPicture, 1, frames => File.Copy(frames[2].Depth!.Path, frames[2].Depth!.Path.Replace("00002", "00017", StringComparison.Ordinal))),
        ["next picture lost"] = new(FindingKind.MissingNeighbour, 1, frames => frames[9] = frames[9] with { NextPicture = new(frames[9].Picture.Path + "x") }) { At = 9 },
        ["other eye lost"] = new(FindingKind.MissingOtherEye, 1, frames => frames[5] = frames[5] with { OtherEye = null }) { At = 5 },
        ["other eye named and lost"] = new(FindingKind.MissingOtherEye, 1, frames => frames[5] = frames[5] with { OtherEye = new(frames[5].Picture.Path + "x") }) { At = 5 },
        ["picture cut off"] = new(FindingKind.UnreadableFile, 1, frames => Cut(frames[3].Picture.Path, 0.6)) { At = 3 },
        ["picture cut off in its header"] = new(FindingKind.UnreadableFile, 1, frames => Cut(frames[3].Picture.Path, 0.01)) { At = 3 },
        ["picture of no bytes"] = new(FindingKind.UnreadableFile, 1, frames => Cut(frames[3].Picture.Path, 0)) { At = 3 },
        ["depth cut off"] = new(FindingKind.UnreadableFile, 1, frames => Cut(frames[3].Depth!.Path, 0.6)) { At = 3 },
        ["depth of 8 bits"] = new(FindingKind.EightBitDepth, 1, frames => File.WriteAllBytes(frames[3].Depth!.Path, PngWriter.Write(Width, Height, 8, PngWriter.Grey, [.. Depth(frames[3]).Values.Select(metres => (byte)Math.Clamp(metres, 1, 255))]))) { At = 3 },
        ["all depth of 8 bits"] = new(FindingKind.EightBitDepth, 4 * SoundStreet.Frames, frames => frames.ForEach(frame => File.WriteAllBytes(frame.Depth!.Path, PngWriter.Write(Width, Height, 8, PngWriter.Grey, new byte[Width * Height])))),
        ["depth in colours"] = new(FindingKind.ColourMappedDepth, 1, frames => File.WriteAllBytes(frames[3].Depth!.Path, Depth(frames[3]).Colorize(ColorMap.Inferno).EncodePng())) { At = 3 },
        ["depth cropped"] = new(FindingKind.ShapeMismatch, 1, frames => Write(frames[3], Width, Height / 2, i => (ushort)(1000 + i % 100 + i / Width * 20))) { At = 3 },
        ["depth turned"] = new(FindingKind.ShapeMismatch, 1, frames => Write(frames[3], Height, Width, i => (ushort)(1000 + i % 100 + i / Height * 20))) { At = 3 },
        ["picture of half the size"] = new(FindingKind.SizeChange, 3, frames =>
        {
            Image.Load(frames[2].Picture.Path).Resize(Width / 2, Height / 2, Resizing.OpenCvArea).Save(frames[2].Picture.Path);
            var (fx, fy, cx, cy) = frames[2].Intrinsics!.Value;
            frames[2] = frames[2] with { Intrinsics = (fx / 2, fy / 2, cx / 2, cy / 2) };
        }),
        ["nothing measured"] = new(FindingKind.EmptyDepth, 1, frames => Hold(frames, 2, depth => depth.Values, _ => false)) { At = 2 },
        ["one distance"] = new(FindingKind.ConstantDepth, 1, frames => Write(frames[2], Width, Height, _ => 1234)) { At = 2 },
        ["farther than 16 bits"] = new(FindingKind.SaturatedDepth, 1, frames => Write(frames[2], Width, Height, i => (ushort)(i % 10 == 0 ? 1000 + i / 10 : 65534))) { At = 2 },
        ["negative distances"] = new(FindingKind.InvalidDepth, 1, frames => Hold(frames, 2, depth => [.. depth.Values.Select((metres, i) => i % 50 == 0 ? -metres : metres)])) { At = 2 },
        ["distances that are no numbers"] = new(FindingKind.InvalidDepth, 1, frames => Hold(frames, 2, depth => [.. depth.Values.Select((metres, i) => i % 50 == 0 ? float.NaN : metres)])) { At = 2 },
        ["millimetres for metres"] = new(FindingKind.ImplausibleScale, 1, frames => Steps(frames, 0.1)),
        ["metres for millimetres"] = new(FindingKind.ImplausibleScale, 1, frames => Steps(frames, 100_000)),
        ["256 for 1000 steps"] = new(FindingKind.ImplausibleScale, 1, frames => { Steps(frames, 25.6); On(frames, "street"); }),
        ["1000 for 256 steps"] = new(FindingKind.ImplausibleScale, 1, frames => { Steps(frames, 390.625); On(frames, "street"); }),
        ["a room as large as a street"] = new(FindingKind.ImplausibleScale, 1, frames => On(frames, "room")),
        ["another scale in one file"] = new(FindingKind.ImplausibleScale, 1, frames => frames[3] = frames[3] with { Depth = ((Png16Depth)frames[3].Depth!) with { StepsPerMetre = 100_000 } }) { At = 3 },
        ["all beyond the cap"] = new(FindingKind.ImplausibleScale, 4 * SoundStreet.Frames, frames => Each(frames, frame => frame with { Cap = 1 })),
        ["inverse depth for depth"] = new(FindingKind.InvertedDepth, 1, frames => Hold(frames, 0..40, depth => [.. depth.Values.Select(metres => 100 / metres)])),
        ["intrinsics of twice the size"] = new(FindingKind.IntrinsicsOfAnotherSize, 4 * SoundStreet.Frames, frames => Intrinsics(frames, k => (2 * k.Fx, 2 * k.Fy, 2 * k.Cx, 2 * k.Cy))),
        ["intrinsics of half the size"] = new(FindingKind.IntrinsicsOfAnotherSize, 4 * SoundStreet.Frames, frames => Intrinsics(frames, k => (k.Fx / 2, k.Fy / 2, k.Cx / 2, k.Cy / 2))),
        ["RobotCar's crop"] = new(FindingKind.CroppedIntrinsics, 4 * SoundStreet.Frames, frames => Intrinsics(frames, _ => (0.768 * Width, 1.024 * Height, 0.5 * Width, 0.5 * Height))),
        ["principal point outside"] = new(FindingKind.PrincipalPointOutside, 4 * SoundStreet.Frames, frames => Intrinsics(frames, k => k with { Cx = -3 })),
        ["focal length in millimetres"] = new(FindingKind.ImplausibleFocalLength, 4 * SoundStreet.Frames, frames => Intrinsics(frames, k => k with { Fx = 4.2, Fy = 4.2 })),
        ["squeezed"] = new(FindingKind.UnequalFocalLengths, 4 * SoundStreet.Frames, frames => Intrinsics(frames, k => k with { Fy = 1.2 * k.Fy })),
        ["cropped above"] = new(FindingKind.OffCentreIntrinsics, 4 * SoundStreet.Frames, frames => Intrinsics(frames, k => k with { Cy = k.Cy - 35 })),
        ["pose of elsewhere"] = new(FindingKind.PoseJump, 2, frames => frames[3] = frames[3] with { Pose = Pose.FromAxisAngle(default, new Point3(0, 0, 50)) * frames[3].Pose! }),
        ["pose turned"] = new(FindingKind.PoseJump, 2, frames => frames[3] = frames[3] with { Pose = frames[3].Pose! * Pose.FromAxisAngle(new Point3(0, 2, 0)) }),
        ["times swapped"] = new(FindingKind.TimeDisorder, 1, frames => (frames[2], frames[3]) = (frames[2] with { Time = frames[3].Time }, frames[3] with { Time = frames[2].Time })) { At = 3 },
        ["a pause"] = new(FindingKind.TimeGap, 1, frames => { for (var i = 3; i < 10; i++) frames[i] = frames[i] with { Time = frames[i].Time + 5 }; }),
        ["sky everywhere"] = new(FindingKind.EmptyDepth, 1, frames => Hold(frames, 2, depth => [.. depth.Values.Select(_ => float.PositiveInfinity)])) { At = 2 },
        ["frozen picture"] = new(FindingKind.DuplicatePicture, 1, frames => File.Copy(frames[3].Picture.Path, frames[4].Picture.Path, overwrite: true)) { At = 4 },
        ["a frame twice"] = new(FindingKind.DuplicatePicture, 1, frames => frames.Add(frames[3] with { Name = "again", Sequence = "" })),
        ["a copy that says no condition"] = new(FindingKind.DuplicatePicture, 1, frames => frames.Add(Copy(frames[3], "again.jpg") with { Condition = "" })),
        ["Night in capitals that is day"] = new(FindingKind.ConditionContradiction, 1, frames =>
        {
            Paint(frames[24], (grey, _) => (byte)(255 - (255 - grey) / 3));
            frames[24] = frames[24] with { Condition = "Night" };
        }),
        ["a copy saved again"] = new(FindingKind.DuplicatePicture, 1, frames => frames.Add(Copy(frames[3], "again.jpg"))),
        ["standing still"] = new(FindingKind.StaticCamera, 36, frames =>
        {
            for (var i = 0; i < frames.Count; i++)
                if (i % SoundStreet.Frames > 0)
                    Image.Load(frames[i - i % SoundStreet.Frames].Picture.Path).Save(frames[i].Picture.Path, 95 - i % SoundStreet.Frames);
        }),
        ["white"] = new(FindingKind.OverExposed, 1, frames => Paint(frames[2], (grey, i) => i % 10 < 7 ? (byte)255 : grey)) { At = 2 },
        ["black"] = new(FindingKind.UnderExposed, 1, frames => Paint(frames[24], (grey, i) => i % 50 > 0 ? (byte)0 : grey)) { At = 24 },
        ["one colour"] = new(FindingKind.ConstantPicture, 1, frames => Paint(frames[2], (_, _) => 100)) { At = 2 },
        ["day that is night"] = new(FindingKind.ConditionContradiction, 1, frames => Paint(frames[2], (grey, _) => (byte)(grey / 12))) { At = 2 },
        ["night that is day"] = new(FindingKind.ConditionContradiction, 1, frames => Paint(frames[24], (grey, _) => (byte)(255 - (255 - grey) / 3))) { At = 24 },
        ["hardly a night"] = new(FindingKind.DayNightImbalance, 1, frames => frames.RemoveRange(21, 19)),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Fact]
    public void The_street_itself_is_sound() => Assert.Empty(DatasetDoctor.Examine(street.CopyTo(Path)).Findings);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seeded_fault_is_found_and_nothing_else(string name)
    {
        var fault = Faults[name];
        var frames = street.CopyTo(Path);
        var names = frames.ConvertAll(frame => frame.Name);
        fault.Seed(frames);

        var finding = Assert.Single(DatasetDoctor.Examine(frames).Findings);

        Assert.Equal((fault.Kind, fault.Places), (finding.Kind, finding.Places.Count));
        if (fault.At is { } at)
            Assert.Equal(names[at], finding.Places[0].Name);
    }

    [Theory]
    [InlineData(25.6, "as if 1000 steps a metre were read as 256")]
    [InlineData(390.625, "as if 256 steps a metre were read as 1000")]
    public void The_mistake_behind_a_wrong_scale_is_guessed(double steps, string guess)
    {
        var frames = street.CopyTo(Path);
        Steps(frames, steps);
        On(frames, "street");
        Assert.EndsWith(guess, Assert.Single(Assert.Single(DatasetDoctor.Examine(frames, cancellation: TestContext.Current.CancellationToken).Findings).Places).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pose_that_is_no_rotation_ends_the_list_and_what_comes_before_it_is_examined()
    {
        street.CopyTo(Path);
        var table = this["Scene01/night/extrinsic.txt"];
        File.WriteAllLines(table, File.ReadAllLines(table).Select(line => line.StartsWith("3 0 ", StringComparison.Ordinal) ? string.Join(' ', line.Split(' ').Select((word, i) => i == 2 ? "2" : word)) : line));

        var split = ExaminedSplit.Read("all", VirtualKitti2.Read(Path));
        var examination = DatasetDoctor.Examine([split], null, null, TestContext.Current.CancellationToken);

        var finding = Assert.Single(examination.Findings);
        Assert.Equal(FindingKind.BrokenList, finding.Kind);
        Assert.Contains("the pose of frame 3, camera 0: ", Assert.Single(finding.Places).Detail, StringComparison.Ordinal);
        Assert.Equal((23, 23), (split.Frames.Count, examination.Looked));
    }

    [Fact]
    public void A_picture_of_one_split_in_another_is_a_leak()
    {
        var frames = street.CopyTo(Path);

        var findings = Examine(frames, [Copy(frames[3], "again.jpg")]);

        Assert.Equal([(FindingKind.LeakedPicture, "test")], findings.Select(finding => (finding.Kind, finding.Split)));
        Assert.Equal($"the same pixels, but for compression or size, as {frames[3].Name} of train", findings[0].Places[0].Detail);
    }

    [Fact]
    public void A_recording_in_two_splits_is_a_leak()
    {
        var frames = street.CopyTo(Path);

        var findings = Examine([.. frames.Where((_, i) => i % 10 < 5)], [.. frames.Where((_, i) => i % 10 >= 5)]);

        Assert.Equal([(FindingKind.LeakedSequence, 4)], findings.Select(finding => (finding.Kind, finding.Places.Count)));
        Assert.Empty(Examine([.. frames.Where((_, i) => i % 10 < 5)], []));
    }

    private static IReadOnlyList<Finding> Examine(List<DatasetFrame> train, List<DatasetFrame> test) =>
        DatasetDoctor.Examine([new ExaminedSplit("train", train), new ExaminedSplit("test", test)], null, null, TestContext.Current.CancellationToken).Findings;

    private static DepthMap Depth(DatasetFrame frame) => frame.ReadDepth();

    private static void Cut(string path, double share)
    {
        var file = File.ReadAllBytes(path);
        File.WriteAllBytes(path, file[..(int)(share * file.Length)]);
    }

    private static void Write(DatasetFrame frame, int width, int height, Func<int, ushort> value) => Png16.Save(frame.Depth!.Path, [.. Enumerable.Range(0, width * height).Select(value)], width, height);

    private static void Hold(List<DatasetFrame> frames, Range which, Func<DepthMap, float[]> values, Func<int, bool>? valid = null)
    {
        var (start, count) = which.GetOffsetAndLength(frames.Count);
        for (var i = start; i < start + count; i++)
        {
            var depth = Depth(frames[i]);
            frames[i] = frames[i] with { Depth = new HeldDepth(frames[i].Depth!.Path, new DepthMap(depth.Width, depth.Height, values(depth), DepthKind.MetricDepth, valid is null ? null : [.. Enumerable.Range(0, depth.Values.Length).Select(valid)])) };
        }
    }

    private static void Hold(List<DatasetFrame> frames, int which, Func<DepthMap, float[]> values, Func<int, bool>? valid = null) => Hold(frames, which..(which + 1), values, valid);

    private static void Steps(List<DatasetFrame> frames, double steps) => Each(frames, frame => frame with { Depth = ((Png16Depth)frame.Depth!) with { StepsPerMetre = steps } });

    private static void On(List<DatasetFrame> frames, string place) => Each(frames, frame => frame with { Place = place });

    private static void Intrinsics(List<DatasetFrame> frames, Func<(double Fx, double Fy, double Cx, double Cy), (double, double, double, double)> change) => Each(frames, frame => frame with { Intrinsics = change(frame.Intrinsics!.Value) });

    private static void Each(List<DatasetFrame> frames, Func<DatasetFrame, DatasetFrame> change)
    {
        for (var i = 0; i < frames.Count; i++)
            frames[i] = change(frames[i]);
    }

    private static void Paint(DatasetFrame frame, Func<byte, int, byte> paint)
    {
        var image = Image.Load(frame.Picture.Path);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = paint(image.Pixels[i], i / 3);
        File.WriteAllBytes(frame.Picture.Path, image.EncodePng());
    }

    // The same picture by itself, as another program saved it.
    private static DatasetFrame Copy(DatasetFrame frame, string name)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(frame.Depth!.Path)!, name);
        Image.Load(frame.Picture.Path).Save(path, jpegQuality: 70);
        return new DatasetFrame { Name = "again", Picture = new(path), Depth = frame.Depth, Intrinsics = frame.Intrinsics, Condition = frame.Condition };
    }

    private sealed record Fault(FindingKind Kind, int Places, Action<List<DatasetFrame>> Seed)
    {
        /// <summary>The frame that is to be named, where it is one of the list.</summary>
        public int? At { get; init; }
    }
}
