using Fathom.Training.Methods.Monodepth2;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Monodepth2;

/// <summary>Back-projection, projection and warping against closed forms and finite differences.</summary>
public class ReprojectionTests
{
    private const int Height = 12, Width = 16;

    [Fact]
    public void A_camera_that_stands_still_sees_its_own_picture_where_places_are_pixel_centres()
    {
        using var scope = NewDisposeScope();
        var picture = Numeric.Noise("picture", 2, 3, Height, Width);
        var places = Projection.Places(Points(Depth()), Intrinsics(), Still());
        Assert.All(Numeric.Values(Warping.Warp(picture, places) - picture), difference => Assert.Equal(0, difference, 1e-5));
        var shifted = Warping.Warp(picture, places, GridConvention.PictureEdges);
        Assert.Contains(Numeric.Values(shifted - picture), difference => Math.Abs(difference) > 0.05);
    }

    [Theory]
    [InlineData(GridConvention.PixelCentres)]
    [InlineData(GridConvention.PictureEdges)]
    public void A_sideways_motion_shifts_a_ramp_by_focal_length_over_depth(GridConvention convention)
    {
        using var scope = NewDisposeScope();
        // 0.5 m to the right of a wall 4 m away, focal length 9: content moves by −9·0.5/4 pixels.
        var motion = Still();
        motion.index_put_(-0.5, 0, 0, 3);
        var ramp = arange(Width, ScalarType.Float64).view(1, 1, 1, Width).expand(2, 1, Height, Width);
        var depth = full([2, 1, Height, Width], 4.0, ScalarType.Float64);
        var seen = Numeric.Values(Warping.Warp(ramp, Projection.Places(Points(depth), Intrinsics(), motion), convention)[0, 0, 5]);
        for (var x = 0; x < Width; x++)
        {
            var place = x - 9 * 0.5 / 4;
            var expected = convention == GridConvention.PixelCentres ? place : (place / (Width - 1) * Width) - 0.5;
            Assert.Equal(Math.Clamp(expected, 0, Width - 1), seen[x], 1e-5);
        }
    }

    [Fact]
    public void Points_lie_at_their_depth_and_project_back_onto_their_pixels()
    {
        using var scope = NewDisposeScope();
        var depth = Depth();
        var points = Points(depth);
        Assert.Equal(Numeric.Values(depth), Numeric.Values(points.narrow(1, 2, 1)));
        var places = Projection.Places(points, Intrinsics(), Still());
        var x = linspace(-1, 1, Width, ScalarType.Float64).view(1, Width).expand(2, Height, Width);
        var y = linspace(-1, 1, Height, ScalarType.Float64).view(Height, 1).expand(2, Height, Width);
        Assert.All(Numeric.Values(places - stack([x, y], 3)), difference => Assert.Equal(0, difference, 1e-6));
    }

    [Theory]
    [InlineData(GridConvention.PixelCentres)]
    [InlineData(GridConvention.PictureEdges)]
    public void Gradients_by_depth_and_motion_agree_with_finite_differences(GridConvention convention)
    {
        using var scope = NewDisposeScope();
        var picture = Numeric.Picture(2, 3, Height, Width, 0.7, ScalarType.Float64);
        var weights = Numeric.Noise("weights", 2, 3, Height, Width);
        var (depth, motion) = (Depth(), Moving());
        Numeric.AssertGradient(d => Seen(d, motion), depth);
        Numeric.AssertGradient(m => Seen(depth, m), motion);

        Tensor Seen(Tensor d, Tensor m) => (Warping.Warp(picture, Projection.Places(Points(d), Intrinsics(), m), convention) * weights).sum();
    }

    [Fact]
    public void Points_in_and_behind_the_cameras_plane_give_finite_pictures_and_gradients()
    {
        using var scope = NewDisposeScope();
        var depth = Depth().requires_grad_();
        var motion = Still();
        motion.index_put_(-1.5, 0, 2, 3);
        var seen = Warping.Warp(Numeric.Noise("picture", 2, 3, Height, Width), Projection.Places(Points(depth), Intrinsics(), motion));
        seen.sum().backward();
        Assert.All(Numeric.Values(seen), value => Assert.InRange(value, 0, 1));
        Assert.All(Numeric.Values(depth.grad!), g => Assert.True(double.IsFinite(g)));
    }

    private static Tensor Points(Tensor depth) => BackProjection.Points(depth, BackProjection.Rays(Intrinsics(), Height, Width));

    private static Tensor Depth() => Numeric.Noise("depth", 2, 1, Height, Width) * 2 + 1;

    private static Tensor Intrinsics() => tensor([9.0, 0, 7.3, 0, 11, 5.2, 0, 0, 1], [1, 3, 3]).expand(2, 3, 3);

    private static Tensor Still() => eye(4, dtype: ScalarType.Float64).repeat(2, 1, 1);

    private static Tensor Moving() => RigidMotion.Transformation(Numeric.Noise("axis-angle", 2, 3) * 0.1, Numeric.Noise("translation", 2, 3) * 0.2);
}
