namespace Fathom.Datasets.Tests;

public sealed class BlendedMvsTests : Layout
{
    private const string Camera = "extrinsic\n0 -1 0 5\n1 0 0 6\n0 0 1 7\n0 0 0 1\n\nintrinsic\n570 0 384\n0 571 288\n0 0 1\n\n1.5 0.01 128 3.0\n";

    [Fact]
    public void Masked_pictures_are_left_out_and_0_is_unknown_and_the_camera_is_turned_round()
    {
        Files(Camera);
        Pictures(2, 2, "5a/blended_images/00000000_masked.jpg");

        var frame = Assert.Single(BlendedMvs.Read(Path));
        var depth = frame.Load().Depth;

        Assert.Equal(("5a_00000000", DepthKind.RelativeDepth), (frame.Name, depth.Kind));
        // PFM has its last row first.
        Assert.Equal([1, 2, 0, 3], depth.Values);
        Assert.Equal([true, true, false, true], Known(depth));
        Assert.Equal((570, 571, 384, 288), frame.Intrinsics);
        // The world's point that the extrinsic moves to (1, 2, 3) in the camera.
        Assert.Equal(new Point3(2 - 6, -(1 - 5), 3 - 7), frame.Pose!.Transform(new Point3(1, 2, 3)));
        Named(BlendedMvs.Read, "*/blended_images/*");
    }

    [Theory]
    [InlineData("intrinsic", "intrinsics", "no camera of BlendedMVS")]
    [InlineData("570", "0", "its focal lengths are 0 and 571.")]
    [InlineData("0 -1 0 5", "0 -2 0 5", "its extrinsic: No rotation")]
    [InlineData("384", "many", "no camera of BlendedMVS")]
    public void A_wrong_camera_is_named(string from, string to, string problem)
    {
        Files(Camera.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains($"00000000_cam.txt: {problem}", Assert.Throws<DatasetException>(() => BlendedMvs.Read(Path).ToList()).Message, StringComparison.Ordinal);
    }

    private void Files(string camera)
    {
        Pictures(2, 2, "5a/blended_images/00000000.jpg");
        File.WriteAllText(At("5a/cams/00000000_cam.txt"), camera);
        File.WriteAllBytes(At("5a/rendered_depth_maps/00000000.pfm"), [.. "Pf\n2 2\n-1.0\n"u8, .. BitConverter.GetBytes(0f), .. BitConverter.GetBytes(3f), .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f)]);
    }
}
