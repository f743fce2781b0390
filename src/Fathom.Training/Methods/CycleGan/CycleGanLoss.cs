using Fathom.Training.Methods.Adversarial;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.CycleGan;

/// <summary>The losses of CycleGAN (Zhu et al. 2017, sec. 3 and 5.2).</summary>
/// <param name="Cycle">λ, the weight of the cycle.</param>
/// <param name="Identity">Weight of the identity loss, relative to λ.</param>
public sealed record CycleGanLoss(double Cycle = 10, double Identity = 0.5)
{
    /// <summary>The loss of both generators.</summary>
    public CycleGanLossTerms Generators(CycleGanPass a, CycleGanPass b)
    {
        using var scope = NewDisposeScope();
        var adversarial = LeastSquaresGan.Generator([a.There]) + LeastSquaresGan.Generator([b.There]);
        var cycle = l1_loss(a.Back, a.Real) + l1_loss(b.Back, b.Real);
        var identity = Unchanged(a) + Unchanged(b);
        var total = adversarial + Cycle * (cycle + Identity * identity);
        return new CycleGanLossTerms(
            total.MoveToOuterDisposeScope(), adversarial.MoveToOuterDisposeScope(), cycle.MoveToOuterDisposeScope(), identity.MoveToOuterDisposeScope());
    }

    /// <summary>½·(mean (D(real) − 1)² + mean D(fake)²): half, so that the discriminator learns more slowly than the generators.</summary>
    /// <param name="real">The discriminator about real pictures, N×1×h×w.</param>
    /// <param name="fake">The same about made ones, which are detached from their generator.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Discriminator(Tensor real, Tensor fake)
    {
        using var scope = NewDisposeScope();
        return (0.5 * LeastSquaresGan.Discriminator([real], [fake])).MoveToOuterDisposeScope();
    }

    private static Tensor Unchanged(CycleGanPass pass) => pass.Kept is null ? zeros([], pass.Real.dtype) : l1_loss(pass.Kept, pass.Real);
}
