using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class GateTests
{
    [Fact]
    public void An_operator_called_by_name_returns_what_the_schema_says()
    {
        using var scope = NewDisposeScope();
        var sum = (Tensor)Gate.Call("aten::add", "Tensor", tensor([1f, 2f]), tensor([10f, 20f]), 2)[0]!;
        Assert.Equal([21f, 42f], sum.data<float>().ToArray());
        Assert.Equal(3L, Gate.Call("aten::size", "int", zeros(2, 3), 1)[0]);
    }

    [Fact]
    public void Optimisation_finds_the_least_squares_line()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = linspace(-1, 1, 32).unsqueeze(1);
        var y = 3 * x + 2;
        using var line = nn.Linear(1, 1);
        using var adam = optim.AdamW(line.parameters(), lr: 0.1);
        for (var i = 0; i < 300; i++)
        {
            using var inner = NewDisposeScope();
            adam.zero_grad();
            nn.functional.mse_loss(line.forward(x), y).backward();
            adam.step();
        }
        Assert.Equal(3, line.weight.ToDouble(), 1e-2);
        Assert.Equal(2, line.bias!.ToDouble(), 1e-2);
    }
}
