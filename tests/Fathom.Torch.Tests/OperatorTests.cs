using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

/// <summary>Single operators against what they compute by definition.</summary>
public sealed class OperatorTests
{
    [Fact]
    public void Masked_places_take_values_in_order()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3).masked_scatter(tensor(new[,] { { true, false, true }, { false, true, false } }), tensor([5f, 6f, 7f, 8f]));
        Assert.Equal([5f, 0f, 6f, 0f, 7f, 0f], x.data<float>().ToArray());
    }

    [Fact]
    public void Rows_are_added_at_indices_that_may_repeat()
    {
        using var scope = NewDisposeScope();
        var (places, rows) = (tensor([1L, 0L, 1L]), tensor(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }));
        Assert.Equal([7f, 9f, 13f, 17f], ones(2, 2).index_add(0, places, rows, 2).data<float>().ToArray());
        Assert.Equal([7f, 9f, 13f, 17f], ones(2, 2).index_add_(0, places, rows, 2).data<float>().ToArray());
    }

    [Fact]
    public void An_argsort_taken_along_its_dimension_sorts()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = randn(4, 6);
        var (sorted, order) = x.sort(1);
        Assert.True(x.take_along_dim(order, 1).equal(sorted));
    }

    [Fact]
    public void Addcmul_adds_a_multiple_of_a_product()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor([1.0, 2.0]), a = tensor([3.0, 4.0]), b = tensor([5.0, -6.0]);
        Assert.Equal([1 + 0.5 * 15, 2 - 0.5 * 24], x.addcmul(a, b, 0.5).data<double>().ToArray());
        Assert.Same(x, x.addcmul_(a, b, 0.5));
        Assert.Equal([8.5, -10.0], x.data<double>().ToArray());
    }

    [Fact]
    public void Numbers_replace_what_is_not_finite()
    {
        using var scope = NewDisposeScope();
        var x = tensor([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1.5f]);
        Assert.Equal([0f, float.MaxValue, float.MinValue, 1.5f], x.nan_to_num().data<float>().ToArray());
        Assert.Equal([7f, 8f, -9f, 1.5f], x.nan_to_num(7, 8, -9).data<float>().ToArray());
    }

    [Fact]
    public void A_mesh_repeats_each_axis_along_the_other()
    {
        using var scope = NewDisposeScope();
        Tensor rows = tensor([1L, 2L]), columns = tensor([3L, 4L, 5L]);
        var grids = meshgrid([rows, columns]);
        Assert.Equal([1L, 1L, 1L, 2L, 2L, 2L], grids[0].contiguous().data<long>().ToArray());
        Assert.Equal([3L, 4L, 5L, 3L, 4L, 5L], grids[1].contiguous().data<long>().ToArray());
        Assert.Equal([3L, 2L], meshgrid([rows, columns], indexing: "xy")[0].shape);
    }

    [Fact]
    public void Draws_of_0_and_1_have_their_probability()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        const int Count = 40_000;
        const double P = 0.3;
        var draws = bernoulli(full([Count], P));
        Assert.True(((draws == 0) | (draws == 1)).all().ToBoolean());
        // Five standard deviations of a binomial mean.
        Assert.Equal(P, draws.mean().ToDouble(), 5 * Math.Sqrt(P * (1 - P) / Count));
        Assert.Equal([0f, 1f], bernoulli(tensor([0f, 1f])).data<float>().ToArray());
    }

    [Fact]
    public void A_pseudo_inverse_fulfils_Penroses_conditions()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var a = randn([5, 3], float64);
        var inverse = linalg.pinv(a);
        Assert.Equal([3L, 5L], inverse.shape);
        Assert.True(a.matmul(inverse).matmul(a).allclose(a));
        Assert.True(inverse.matmul(a).matmul(inverse).allclose(inverse));
        Assert.True(a.matmul(inverse).allclose(a.matmul(inverse).t()));
        // Full rank: (AᵀA)⁻¹Aᵀ.
        Assert.True(inverse.allclose(linalg.inv(a.t().matmul(a)).matmul(a.t())));
    }
}
