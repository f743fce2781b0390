using Fathom.Evaluation;
using Fathom.Networks;
using Fathom.Networks.Tests.Goldens;
using Fathom.Training.Methods.Monodepth2;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Monodepth2;

/// <summary>Each equation against the official layers, fed as the note of monodepth2_layers.json says.</summary>
public class LayersGoldenTests
{
    private const int Height = 64, Width = 96;
    private readonly Golden golden = new("monodepth2_layers");

    [Fact]
    public void Depths_agree_with_the_official_layers()
    {
        using var scope = NewDisposeScope();
        golden.AssertAgree("scaled_disp", new DepthRange().InverseDepth(Disparity()));
        golden.AssertAgree("depth", new DepthRange().Depth(Disparity()));
    }

    [Fact]
    public void Points_places_and_the_warped_picture_agree_with_the_official_layers()
    {
        using var scope = NewDisposeScope();
        var intrinsics = Intrinsics();
        var points = BackProjection.Points(new DepthRange().Depth(Disparity()), BackProjection.Rays(intrinsics, Height, Width));
        // The official points carry a fourth row of ones.
        golden.AssertAgree("points", cat([points.flatten(2), ones(2, 1, Height * Width)], 1));
        var places = Projection.Places(points, intrinsics, Motion());
        golden.AssertAgree("pixels", places);
        golden.AssertAgree("warped", Warping.Warp(Source(), places, GridConvention.PictureEdges));
    }

    [Fact]
    public void The_matrix_of_a_motion_agrees_with_the_official_layers()
    {
        using var scope = NewDisposeScope();
        golden.AssertAgree("matrix", Motion());
    }

    [Fact]
    public void Errors_of_pictures_agree_with_the_official_layers()
    {
        using var scope = NewDisposeScope();
        golden.AssertAgree("ssim", StructuralSimilarity.Dissimilarity(Source(), Target()));
        golden.AssertAgree("photometric", PhotometricError.Measure(Source(), Target()));
    }

    [Fact]
    public void Smoothness_agrees_with_the_official_layers()
    {
        using var scope = NewDisposeScope();
        golden.AssertAgree("smoothness", EdgeAwareSmoothness.Loss(Disparity(), Target()));
    }

    [Fact]
    public void The_seven_depth_errors_agree_with_the_official_ones()
    {
        using var scope = NewDisposeScope();
        var depth = new DepthRange().Depth(Disparity())[0];
        var measured = depth * 1.1 + 0.5;
        var predicted = depth * (1 + 0.1 * Numeric.Picture(1, 1, Height, Width, 0.3)[0]);
        var errors = DepthErrors.Measure(Numeric.Values(predicted), Numeric.Values(measured));
        golden.AssertAgree("errors", tensor(new[] { (float)errors.AbsRel, (float)errors.SqRel, (float)errors.Rmse, (float)errors.RmseLog, (float)errors.Delta1, (float)errors.Delta2, (float)errors.Delta3 }));
    }

    private static Tensor Disparity() => Numeric.Picture(2, 1, Height, Width) * 0.8 + 0.1;

    private static Tensor Target() => Numeric.Picture(2, 3, Height, Width);

    private static Tensor Source() => Numeric.Picture(2, 3, Height, Width, 0.7);

    private static Tensor Intrinsics() =>
        tensor([0.58f * Width, 0, 0.5f * Width, 0, 1.92f * Height, 0.5f * Height, 0, 0, 1], [1, 3, 3]).expand(2, 3, 3);

    private static Tensor Motion() =>
        RigidMotion.Transformation(tensor([0.02f, -0.03f, 0.01f], [1, 3]).expand(2, 3), tensor([0.05f, -0.02f, 0.3f], [1, 3]).expand(2, 3));
}
