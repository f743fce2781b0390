namespace Fathom.Worlds.Tests;

/// <summary>Flow, disparity, poses and labels agree with each other and with the nouns' own geometry (<see cref="Camera"/>, <see cref="Pose"/>).</summary>
public sealed class GroundTruthTests
{
    private const int Width = 160, Height = 96;

    public static TheoryData<string> Families => [.. World.Families];

    [Theory]
    [MemberData(nameof(Families))]
    public void Flow_of_what_stands_still_is_back_projection_and_projection(string family)
    {
        using var stage = World.Create(family, 5).Open();
        var camera = stage.Camera(Width, Height);
        var (first, second) = (stage.Render(new Shot(camera) { Time = 1 }), stage.Render(new Shot(camera) { Time = 1.3 }));
        var flow = first.FlowTo(second);
        var still = Still(stage, camera, 1, 1.3);
        var motion = second.Pose.Inverse() * first.Pose;

        var compared = 0;
        for (var i = 0; i < Width * Height; i++)
        {
            if (!still[i] || float.IsInfinity(first.Depth.Values[i]))
                continue;
            var place = motion.Transform(camera.BackProject(i % Width, i / Width, first.Depth.Values[i]));
            if (place.Z <= 0.1)
                continue;
            var (u, v) = camera.Project(place);
            Assert.Equal(u - i % Width, flow.U[i], 0.02);
            Assert.Equal(v - i / Width, flow.V[i], 0.02);
            compared++;
        }
        Assert.True(compared > Width * Height / 4, $"Only {compared} pixels stand still.");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Flow_to_the_other_eye_is_minus_the_disparity(string family)
    {
        using var stage = World.Create(family, 6).Open();
        var left = new Shot(stage.Camera(Width, Height)) { Time = 0.5 };
        var one = stage.Render(left);
        // Eyes that are wider apart than suits what is near would see different things.
        var baseline = Math.Min(0.2, 0.05 * one.Depth.Values.Order().ElementAt(Width * Height / 4));
        var other = stage.Render(left.MovedRight(baseline));
        var flow = one.FlowTo(other);

        for (var i = 0; i < Width * Height; i++)
        {
            var disparity = left.Camera.Fx * baseline / one.Depth.Values[i];
            Assert.Equal(-disparity, flow.U[i], 1e-4 * disparity + 1e-3);
            Assert.Equal(0, flow.V[i], 2e-3);
        }
        Assert.True(flow.Visible.Count(visible => visible) > 0.6 * Width * Height);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_next_frame_seen_from_this_one_is_this_one(string family)
    {
        var errors = new List<double>();
        for (var seed = 0UL; seed < 6; seed++)
        {
            using var stage = World.Create(family, seed).Open();
            var shot = new Shot(stage.Camera(2 * Width, 2 * Height)) { Style = Style.Game, Time = 0.5 };
            var (first, second) = (stage.Render(shot), stage.Render(shot with { Time = 0.55 }));
            var flow = first.FlowTo(second);
            var still = Still(stage, shot.Camera, 0.5, 0.55);
            for (var i = 0; i < flow.U.Length; i++)
                if (flow.Visible[i] && still[i])
                    errors.Add(Difference(first.Image, i, second.Image, i % flow.Width + flow.U[i], i / flow.Width + flow.V[i]));
        }
        errors.Sort();
        Assert.InRange(errors[errors.Count / 2], 0, 0.02 * 255);
    }

    [Fact]
    public void Flow_to_another_world_is_refused_whatever_moves_in_it()
    {
        // Nothing moves in either landscape.
        var frame = World.Nature(1).Render(8, 6);
        Assert.Throws<ArgumentException>(() => frame.FlowTo(World.Nature(2).Render(8, 6)));
        Assert.Throws<ArgumentException>(() => frame.FlowTo(World.Tabletop(1).Render(8, 6)));
        Assert.Equal(48, frame.FlowTo(World.Nature(1).Render(8, 6)).Visible.Count(visible => visible));
    }

    [Fact]
    public void Flow_follows_what_moves()
    {
        int moving = 0, followed = 0;
        for (var seed = 0UL; seed < 12; seed++)
        {
            using var stage = World.Street(seed).Open();
            var shot = new Shot(stage.Camera(Width, Height)) { Time = 0.2 };
            var (first, second) = (stage.Render(shot), stage.Render(shot with { Time = 0.3 }));
            var flow = first.FlowTo(second);
            var still = Still(stage, shot.Camera, 0.2, 0.3);
            for (var i = 0; i < flow.U.Length; i++)
            {
                var (u, v) = (i % Width + flow.U[i], i / Width + flow.V[i]);
                if (still[i] || !(u > 1 && u < Width - 2 && v > 1 && v < Height - 2))
                    continue;
                moving++;
                followed += flow.Visible[i] ? 1 : 0;
            }
        }
        Assert.True(moving > 500, $"Only {moving} pixels move.");
        Assert.True(followed > 0.85 * moving, $"{followed} of {moving} pixels are found again.");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Twins_have_the_same_depth_and_different_pictures(string family)
    {
        using var stage = World.Create(family, 4).Open();
        var day = stage.Render(new Shot(stage.Camera(Width, Height)) { Time = 2 });
        foreach (var condition in Enum.GetValues<Condition>().Where(condition => condition != Condition.Day))
        {
            var twin = stage.Render(new Shot(stage.Camera(Width, Height)) { Time = 2, Condition = condition });
            Assert.Equal(day.Depth.Values, twin.Depth.Values);
            Assert.Equal(day.Things, twin.Things);
            Assert.NotEqual(day.Image.Pixels, twin.Image.Pixels);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Normals_agree_with_the_planes_through_neighbouring_depths(string family)
    {
        var frame = World.Create(family, 9).Render(Width, Height);
        var angles = new List<double>();
        for (var i = Width; i < Width * (Height - 1); i++)
        {
            int x = i % Width, y = i / Width;
            if (x == 0 || x == Width - 1 || new[] { i - 1, i + 1, i - Width, i + Width }.Any(j => frame.Things[j] != frame.Things[i] || float.IsInfinity(frame.Depth.Values[j])))
                continue;
            var (across, down) = (Minus(At(x + 1, y), At(x - 1, y)), Minus(At(x, y + 1), At(x, y - 1)));
            Point3 normal = new(across.Z * down.Y - across.Y * down.Z, across.X * down.Z - across.Z * down.X, across.Y * down.X - across.X * down.Y);
            angles.Add((normal.X * frame.Normals[3 * i] + normal.Y * frame.Normals[3 * i + 1] + normal.Z * frame.Normals[3 * i + 2]) / normal.Length);
        }
        angles.Sort();
        Assert.True(angles.Count > 1000);
        Assert.InRange(angles[angles.Count / 4], 0.9, 1.0001);

        Point3 At(int x, int y) => frame.Depth.Camera!.BackProject(x, y, frame.Depth.Values[y * Width + x]);
        static Point3 Minus(Point3 a, Point3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Nearly_everything_is_labelled(string family)
    {
        var none = 0;
        for (var seed = 0UL; seed < 8; seed++)
        {
            var frame = World.Create(family, seed).Render(Width, Height);
            none += Enumerable.Range(0, Width * Height).Count(i => frame.Things[i] == 0 && frame.Semantics[i] != Semantic.Sky);
        }
        Assert.InRange(none, 0, 0.01 * 8 * Width * Height);
    }

    [Fact]
    public void A_picture_of_labels_has_a_colour_for_each()
    {
        var picture = Semantics.Colorize([Semantic.Sky, Semantic.Road], 1, 2);
        Assert.Equal((1, 2), (picture.Width, picture.Height));
        Assert.Equal([90, 200, 255, 100, 60, 100], picture.Pixels);
        Assert.Throws<ArgumentException>(() => Semantics.Colorize([Semantic.Sky], 1, 2));
    }

    [Fact]
    public void A_time_out_of_range_is_refused()
    {
        using var stage = World.Street(1).Open();
        foreach (var time in new[] { -0.1, World.Duration + 0.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => stage.Render(new Shot(stage.Camera(8, 8)) { Time = time }));
    }

    // Whose place in the world is the same at both times: a thing is still if its flow to a camera that stands still is 0.
    private static bool[] Still(WorldStage stage, Camera camera, double time, double later)
    {
        var (first, second) = (stage.Render(new Shot(camera) { Time = time }), stage.Render(new Shot(camera) { Time = later }));
        var frozen = stage.Render(new Shot(camera) { Time = later, Offset = second.Pose.Inverse() * first.Pose });
        var flow = first.FlowTo(frozen);
        return [.. Enumerable.Range(0, flow.U.Length).Select(i => Math.Abs(flow.U[i]) + Math.Abs(flow.V[i]) < 0.02)];
    }

    private static double Difference(Image one, int i, Image other, double u, double v)
    {
        int x = Math.Clamp((int)u, 0, other.Width - 2), y = Math.Clamp((int)v, 0, other.Height - 2);
        double a = u - x, b = v - y, sum = 0;
        for (var c = 0; c < 3; c++)
        {
            double At(int dx, int dy) => other.Pixels[3 * ((y + dy) * other.Width + x + dx) + c];
            var value = At(0, 0) * (1 - a) * (1 - b) + At(1, 0) * a * (1 - b) + At(0, 1) * (1 - a) * b + At(1, 1) * a * b;
            sum += Math.Abs(value - one.Pixels[3 * i + c]);
        }
        return sum / 3;
    }
}
