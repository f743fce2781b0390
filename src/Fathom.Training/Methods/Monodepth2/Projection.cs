using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>From points in space to places in another picture, proj(K·T·X) (Godard et al. 2019, eq. 1).</summary>
public static class Projection
{
    // Keeps the quotient finite for points in the camera's plane; the value of the published code.
    private const double SmallestDepth = 1e-7;

    /// <summary>(u, v) = q_xy / (q_z + 1e-7), q = K·T·X, as places from −1 to 1: u ↦ 2u/(W − 1) − 1, v ↦ 2v/(H − 1) − 1.</summary>
    /// <param name="points">X in the target's camera, N×3×H×W, of <see cref="BackProjection"/>.</param>
    /// <param name="intrinsics">K of the other camera in pixels, N×3×3.</param>
    /// <param name="motion">T from the target's camera to the other, N×4×4, of <see cref="RigidMotion"/>.</param>
    /// <returns>A grid for <see cref="Warping"/>, N×H×W×2; places outside [−1, 1] are outside the picture.</returns>
    public static Tensor Places(Tensor points, Tensor intrinsics, Tensor motion)
    {
        using var scope = NewDisposeScope();
        // A bfloat16 projection would be off by pixels.
        using var fullPrecision = Torch.Autocast.Cpu(ScalarType.Float32);
        var (height, width) = (points.shape[2], points.shape[3]);
        var camera = intrinsics.matmul(motion.narrow(1, 0, 3));
        var q = (camera.narrow(2, 0, 3).matmul(points.flatten(2)) + camera.narrow(2, 3, 1)).unbind(1);
        var perDepth = (q[2] + SmallestDepth).reciprocal();
        var u = q[0] * perDepth * (2.0 / (width - 1)) - 1;
        var v = q[1] * perDepth * (2.0 / (height - 1)) - 1;
        return stack([u, v], 2).view(-1, height, width, 2).MoveToOuterDisposeScope();
    }
}
