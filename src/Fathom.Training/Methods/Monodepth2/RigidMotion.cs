using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>Motions of a camera as the pose network says them: a rotation vector and a translation.</summary>
public static class RigidMotion
{
    // Keeps the axis finite where nothing turns; the value of the published code.
    private const double SmallestAngle = 1e-7;

    // [a]× = Σ aₖ·Gₖ: how a rotation about each axis begins. Row k is Gₖ, row-major.
    private static readonly double[] Generators =
    [
        0, 0, 0, 0, 0, -1, 0, 1, 0,
        0, 0, 1, 0, 0, 0, -1, 0, 0,
        0, -1, 0, 1, 0, 0, 0, 0, 0,
    ];

    /// <summary>R = cos θ·I + (1 − cos θ)·a·aᵀ + sin θ·[a]×, θ = ‖v‖, a = v / (θ + 1e-7) (Rodrigues).</summary>
    /// <param name="axisAngle">v: the axis times the angle in radians, N×3.</param>
    /// <returns>N×3×3.</returns>
    public static Tensor Rotation(Tensor axisAngle)
    {
        using var scope = NewDisposeScope();
        var angle = linalg.vector_norm(axisAngle, 2, [1], keepdim: true);
        var axis = axisAngle / (angle + SmallestAngle);
        var (cosine, sine) = (angle.cos().unsqueeze(2), angle.sin().unsqueeze(2));
        var outer = axis.unsqueeze(2) * axis.unsqueeze(1);
        // Sums of products, not matmul: autocast would round a matmul to bfloat16.
        var cross = (axis.unsqueeze(2) * tensor(Generators, [3, 9], axisAngle.dtype)).sum(1).view(-1, 3, 3);
        return (cosine * eye(3, dtype: axisAngle.dtype) + (1 - cosine) * outer + sine * cross).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The motion T(t)·R, or its inverse Rᵀ·T(−t), as a matrix that maps points of the target's camera into the other camera
    /// (Godard et al. 2019, sec. 3.1, T of eq. 1).
    /// </summary>
    /// <param name="axisAngle">N×3, see <see cref="Rotation"/>.</param>
    /// <param name="translation">t, N×3.</param>
    /// <param name="invert">True where the pose network saw the other picture first, as it does for the previous frame: it says motions forward in time.</param>
    /// <returns>N×4×4.</returns>
    public static Tensor Transformation(Tensor axisAngle, Tensor translation, bool invert = false)
    {
        using var scope = NewDisposeScope();
        var rotation = Rotation(axisAngle);
        var shift = translation.unsqueeze(2);
        if (invert)
        {
            rotation = rotation.transpose(1, 2);
            shift = -(rotation * translation.unsqueeze(1)).sum(2, keepdim: true);
        }
        var last = tensor([0.0, 0, 0, 1], [1, 1, 4], translation.dtype).expand(translation.shape[0], 1, 4);
        return cat([cat([rotation, shift], 2), last], 1).MoveToOuterDisposeScope();
    }
}
