using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>Motions of a camera, N×F×1×3 each, F motions for each example.</summary>
/// <param name="AxisAngle">The rotation's axis times its angle in radians.</param>
/// <param name="Translation">The shift, in the unit of the depth it was learned with.</param>
public sealed record PoseVectors(Tensor AxisAngle, Tensor Translation)
{
    /// <summary>Splits six numbers a motion, N×F×1×6.</summary>
    internal static PoseVectors Split(Tensor six) => new(six.narrow(3, 0, 3), six.narrow(3, 3, 3));

    /// <summary>Moves both to the scope around the one that each is in.</summary>
    public PoseVectors MoveToOuterDisposeScope()
    {
        AxisAngle.MoveToOuterDisposeScope();
        Translation.MoveToOuterDisposeScope();
        return this;
    }
}
