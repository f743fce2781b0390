using Fathom.Worlds.Rendering;

namespace Fathom.Worlds.Tests;

/// <summary>Styles change the picture and nothing else; pictures repeat.</summary>
public sealed class StyleTests
{
    private const int Width = 96, Height = 64;

    public static TheoryData<string> Families => [.. World.Families];

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_style_shows_the_same_place(string family)
    {
        using var stage = World.Create(family, 8).Open();
        var shot = new Shot(stage.Camera(Width, Height)) { Time = 1 };
        var frames = Enum.GetValues<Style>().Select(style => stage.Render(shot with { Style = style })).ToArray();

        foreach (var frame in frames[1..])
        {
            Assert.Equal(frames[0].Depth.Values, frame.Depth.Values);
            Assert.Equal(frames[0].Normals, frame.Normals);
            Assert.Equal(frames[0].Things, frame.Things);
            Assert.Equal(frames[0].Semantics, frame.Semantics);
        }
        Assert.Equal(frames.Length, frames.Select(frame => Convert.ToHexString(frame.Image.Pixels)).Distinct().Count());
    }

    [Fact]
    public void The_same_shot_gives_the_same_bytes_in_every_style_and_weather()
    {
        foreach (var style in Enum.GetValues<Style>())
            foreach (var condition in Enum.GetValues<Condition>())
            {
                byte[] Take() => World.Street(5).Render(new Shot(Camera.FromFieldOfView(64, 40, 70)) { Style = style, Condition = condition, Time = 0.5 }).Image.Pixels;
                Assert.Equal(Take(), Take());
            }
    }

    [Fact]
    public void Noise_differs_from_frame_to_frame_and_from_eye_to_eye()
    {
        using var stage = World.Room(3).Open();
        var shot = new Shot(stage.Camera(Width, Height));
        var first = stage.Render(shot).Image.Pixels;

        Assert.NotEqual(first, stage.Render(shot with { Time = 1e-9 }).Image.Pixels);
        Assert.NotEqual(first, stage.Render(shot.MovedRight(1e-9)).Image.Pixels);
        Assert.Equal(first, stage.Render(shot).Image.Pixels);
    }

    [Fact]
    public void A_flat_game_has_a_handful_of_colours_where_a_photo_has_thousands()
    {
        using var stage = World.Street(1).Open();
        int Colours(Style style)
        {
            var pixels = stage.Render(new Shot(stage.Camera(Width, Height)) { Style = style }).Image.Pixels;
            return Enumerable.Range(0, pixels.Length / 3).Select(i => (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2])).Distinct().Count();
        }

        Assert.True(3 * Colours(Style.Flat) < Colours(Style.Photo), $"{Colours(Style.Flat)} and {Colours(Style.Photo)}");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_shutter_smears_along_the_flow_to_the_next_instant(string family)
    {
        const float seconds = 1 / 120f;
        var world = World.Create(family, 5);
        using var scene = world.Compose();
        using var renderer = new Renderer();
        using var accelerator = renderer.Accelerate(scene.Mesh);
        var shot = new Shot(scene.Lens.Fit(Width, Height)) { Time = 1, Style = Style.Photo };
        var frame = renderer.Render(world, scene, accelerator, shot);
        var smeared = ShutterFlow.Of(renderer.Buffer, scene, shot, seconds);
        var next = renderer.Render(world, scene, accelerator, shot with { Time = 1 + seconds });

        var flow = frame.FlowTo(next);

        for (var i = 0; i < smeared.Length; i++)
        {
            Assert.Equal(flow.U[i], smeared[i].X, 0.02 + 0.01 * Math.Abs(flow.U[i]));
            Assert.Equal(flow.V[i], smeared[i].Y, 0.02 + 0.01 * Math.Abs(flow.V[i]));
        }
    }
}
