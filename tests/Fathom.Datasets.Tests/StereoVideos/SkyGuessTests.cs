using Fathom.Datasets.StereoVideos;

namespace Fathom.Datasets.Tests.StereoVideos;

public sealed class SkyGuessTests
{
    private const int Width = 20, Height = 10, Horizon = 5;

    [Fact]
    public void A_bright_even_top_gets_the_farthest_disparity()
    {
        var disparities = Disparities(top: float.NaN);
        SkyGuess.Fill(Picture(200), disparities);
        Assert.All(disparities[..(Horizon * Width)], disparity => Assert.Equal(Horizon, disparity, 0.1));
        Assert.Equal(9, disparities[^1]);
    }

    [Fact]
    public void A_top_that_is_dark_or_that_is_known_to_be_near_is_no_sky()
    {
        var unknown = Disparities(top: float.NaN);
        SkyGuess.Fill(Picture(80), unknown);
        Assert.True(float.IsNaN(unknown[0]));

        var ceiling = Disparities(top: 8);
        SkyGuess.Fill(Picture(200), ceiling);
        Assert.Equal(8, ceiling[0]);
    }

    [Fact]
    public void Sky_ends_at_an_edge_and_does_not_reach_a_bright_place_below() =>
        Assert.Equal(Enumerable.Range(0, Width * Height).Select(i => i / Width < Horizon), SkyGuess.Find(Picture(200)));

    // The sky brightens downwards a little; the ground is dark with a bright last row.
    private static Image Picture(int sky)
    {
        var picture = new Image(Width, Height);
        for (var i = 0; i < Width * Height; i++)
            picture.Pixels.AsSpan(3 * i, 3).Fill((byte)(i / Width < Horizon ? sky + 3 * (i / Width) : i / Width == Height - 1 ? 220 : 60));
        return picture;
    }

    private static float[] Disparities(float top) => [.. Enumerable.Range(0, Width * Height).Select(i => i / Width < Horizon ? top : i / Width)];
}
