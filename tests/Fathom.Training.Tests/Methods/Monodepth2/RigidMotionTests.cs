using Fathom.Training.Methods.Monodepth2;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Monodepth2;

public class RigidMotionTests
{
    [Fact]
    public void A_quarter_turn_about_z_takes_x_to_y()
    {
        using var scope = NewDisposeScope();
        var rotation = RigidMotion.Rotation(tensor([0, 0, Math.PI / 2], [1, 3]));
        double[] expected = [0, -1, 0, 1, 0, 0, 0, 0, 1];
        Assert.All(expected.Zip(Numeric.Values(rotation)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void A_motion_and_its_inverse_cancel()
    {
        using var scope = NewDisposeScope();
        var (turn, shift) = (Turns(), Numeric.Noise("translation", 5, 3));
        var product = RigidMotion.Transformation(turn, shift).matmul(RigidMotion.Transformation(turn, shift, invert: true));
        Assert.All(Numeric.Values(product - eye(4, dtype: ScalarType.Float64)), difference => Assert.Equal(0, difference, 1e-6));
    }

    [Fact]
    public void The_plain_motion_turns_before_it_shifts()
    {
        using var scope = NewDisposeScope();
        var (turn, shift) = (Turns(), Numeric.Noise("translation", 5, 3));
        var point = tensor([0.3, -0.2, 2.0], [3, 1]);
        var moved = RigidMotion.Rotation(turn).matmul(point) + shift.unsqueeze(2);
        var actual = RigidMotion.Transformation(turn, shift).matmul(cat([point, ones(1, 1, dtype: ScalarType.Float64)]));
        Assert.All(Numeric.Values(actual.narrow(1, 0, 3) - moved), difference => Assert.Equal(0, difference, 1e-12));
    }

    [Fact]
    public void Rotations_are_orthogonal_and_keep_their_axis()
    {
        using var scope = NewDisposeScope();
        var turn = Turns();
        var rotation = RigidMotion.Rotation(turn);
        Assert.All(Numeric.Values(rotation.matmul(rotation.transpose(1, 2)) - eye(3, dtype: ScalarType.Float64)), d => Assert.Equal(0, d, 1e-6));
        Assert.All(Numeric.Values(linalg.det(rotation)), determinant => Assert.Equal(1, determinant, 1e-6));
        Assert.All(Numeric.Values(rotation.matmul(turn.unsqueeze(2)).squeeze(2) - turn), difference => Assert.Equal(0, difference, 1e-6));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradients_agree_with_finite_differences(bool invert)
    {
        using var scope = NewDisposeScope();
        var weights = Numeric.Noise("weights", 5, 4, 4) - 0.5;
        var (turn, shift) = (Turns(), Numeric.Noise("translation", 5, 3));
        Numeric.AssertGradient(v => (RigidMotion.Transformation(v, shift, invert) * weights).sum(), turn);
        Numeric.AssertGradient(t => (RigidMotion.Transformation(turn, t, invert) * weights).sum(), shift);
    }

    [Fact]
    public void Standing_still_is_the_identity_and_has_a_finite_gradient()
    {
        using var scope = NewDisposeScope();
        var (turn, shift) = (zeros(2, 3).requires_grad_(), zeros(2, 3).requires_grad_());
        var motion = RigidMotion.Transformation(turn, shift);
        Assert.Equal(Numeric.Values(eye(4).expand(2, 4, 4)), Numeric.Values(motion));
        motion.sum().backward();
        Assert.All(Numeric.Values(turn.grad!), g => Assert.True(double.IsFinite(g)));
        Assert.All(Numeric.Values(shift.grad!), g => Assert.Equal(1, g));
    }

    private static Tensor Turns() => Numeric.Noise("axis-angle", 5, 3) * 2 - 1;
}
