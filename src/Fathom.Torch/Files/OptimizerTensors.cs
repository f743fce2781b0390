using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>The state of Adam and AdamW as named tensors, for <see cref="Safetensors"/>: a restored optimizer goes on to the same bits. Options such as learning
/// rates are not state: whoever creates the optimizer sets them.</summary>
public static class OptimizerTensors
{
    private const string Mean = "exp_avg";
    private const string Square = "exp_avg_sq";
    private const string LargestSquare = "max_exp_avg_sq";
    private const string Steps = "step";

    /// <summary>The states under "0.exp_avg", "0.exp_avg_sq", "0.step", "1.exp_avg" … in the order of the parameters. The averages are the optimizer's own
    /// tensors; the steps belong to the dispose scope that is open, or to the caller.</summary>
    public static Dictionary<string, Tensor> Collect(AdamBase optimizer)
    {
        var tensors = Averages(optimizer);
        foreach (var (i, state) in States(optimizer))
            tensors.Add(Name(i, Steps), tensor(state.step));
        return tensors;
    }

    /// <summary>Copies states that <see cref="Collect"/> gave into an optimizer of the same parameters.</summary>
    /// <exception cref="StateDictException">A tensor is missing, is one too many, or has another shape. Nothing was copied.</exception>
    public static void Restore(AdamBase optimizer, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var own = Averages(optimizer);
        var states = States(optimizer).ToArray();
        var names = own.Keys.Concat(states.Select(entry => Name(entry.Index, Steps))).ToHashSet();
        var missing = names.Where(name => !tensors.ContainsKey(name)).ToList();
        var unexpected = tensors.Keys.Where(name => !names.Contains(name)).ToList();
        if (missing.Count + unexpected.Count > 0)
            throw StateDictException.Names("the optimizer", missing, unexpected);
        foreach (var (name, target) in own)
            if (!target.shape.SequenceEqual(tensors[name].shape))
                throw StateDictException.Shapes("the optimizer", name, target.shape, tensors[name].shape);

        using var constant = no_grad();
        foreach (var (name, target) in own)
            target.copy_(tensors[name]);
        foreach (var (i, state) in states)
            state.step = tensors[Name(i, Steps)].ToInt64();
    }

    private static Dictionary<string, Tensor> Averages(AdamBase optimizer)
    {
        var tensors = new Dictionary<string, Tensor>();
        foreach (var (i, state) in States(optimizer))
        {
            tensors.Add(Name(i, Mean), state.exp_avg);
            tensors.Add(Name(i, Square), state.exp_avg_sq);
            if (state.max_exp_avg_sq is not null)
                tensors.Add(Name(i, LargestSquare), state.max_exp_avg_sq);
        }
        return tensors;
    }

    private static IEnumerable<(int Index, AdamBase.State State)> States(AdamBase optimizer) => optimizer.state_dict().State.Cast<AdamBase.State>().Index();

    private static string Name(int parameter, string what) => string.Create(CultureInfo.InvariantCulture, $"{parameter}.{what}");
}
