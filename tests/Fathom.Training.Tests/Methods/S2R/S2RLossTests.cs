using Fathom.Training.Methods.S2R;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.S2R;

public class S2RLossTests
{
    [Fact]
    public void A_ramp_stays_a_ramp_at_every_resolution()
    {
        using var scope = NewDisposeScope();
        // With corner pixels on corner pixels a ramp from −1 to 1 has those ends at every size, so only the stated errors are left.
        var depths = new[] { (Ramp(4, 6) + 0.1, 0.1), (Ramp(8, 12) - 0.2, 0.2), (Ramp(16, 24) + 0.05, 0.05) };
        var loss = DepthLoss.Loss([.. depths.Select(depth => depth.Item1)], Ramp(16, 24)).item<double>();
        Assert.Equal(depths.Sum(depth => depth.Item2), loss, 1e-12);

        static Tensor Ramp(long height, long width) => linspace(-1, 1, width, ScalarType.Float64).view(1, 1, 1, width).expand(2, 1, height, width);
    }

    [Fact]
    public void Structure_costs_less_on_edges_and_the_last_column_and_row_have_none()
    {
        using var scope = NewDisposeScope();
        var structure = tensor([0.5, 0.5, 0.5, 0.5, 0.5, 0.5], [1, 1, 2, 3]);
        var depth = tensor([0.0, 0.4, 0.4, 0.1, 0.1, 0.3], [1, 1, 2, 3]);
        double[] edges = [0.4 + 0.1, 0 + 0.3, 0 + 0.1, 0, 0.2, 0];
        Assert.Equal(edges.Average(edge => 0.5 * Math.Exp(-3 * edge)), StructureLoss.Loss(structure, depth, edgeWeight: 3).item<double>(), 1e-12);
    }

    [Fact]
    public void The_second_stage_adds_both_terms()
    {
        using var scope = NewDisposeScope();
        var (depths, structure, target) = Input();
        var terms = new StructureStage(Structure: 0.3, EdgeWeight: 2).Compute(depths, structure, target);
        Assert.Equal(DepthLoss.Loss(depths, target).item<double>(), terms.Depth.item<double>(), 1e-12);
        Assert.Equal(StructureLoss.Loss(structure, target, 2).item<double>(), terms.Structure.item<double>(), 1e-12);
        Assert.Equal(terms.Depth.item<double>() + 0.3 * terms.Structure.item<double>(), terms.Total.item<double>(), 1e-12);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        var (depths, structure, target) = Input();
        var stage = new StructureStage(EdgeWeight: 2);
        Numeric.AssertGradient(d => stage.Compute([d, depths[1]], structure, target).Total, depths[0]);
        Numeric.AssertGradient(d => stage.Compute([depths[0], d], structure, target).Total, depths[1]);
        Numeric.AssertGradient(s => stage.Compute(depths, s, target).Total, structure);
    }

    [Fact]
    public void No_depth_is_refused()
    {
        using var scope = NewDisposeScope();
        var (_, _, target) = Input();
        Assert.Throws<ArgumentException>(() => DepthLoss.Loss([], target));
    }

    private static (Tensor[] Depths, Tensor Structure, Tensor Target) Input() =>
        ([Signed("coarse", 3, 5), Signed("fine", 6, 10)], Numeric.Noise("structure", 2, 1, 6, 10), Signed("target", 6, 10));

    private static Tensor Signed(string key, long height, long width) => Numeric.Noise(key, 2, 1, height, width) * 2 - 1;
}
