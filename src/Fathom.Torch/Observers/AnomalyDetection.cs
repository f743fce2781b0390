using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>
/// Looks for the first number that is not finite, forward and backward, and says which operator in which module made it. Every operator is followed by a check, and
/// every tensor that requires a gradient gets a hook: use it to find a fault, not to train.
/// </summary>
/// <example><code>using (AnomalyDetection.Watch(network)) { loss = Loss(network.call(picture)); loss.backward(); }</code></example>
public sealed class AnomalyDetection : IGateObserver, IDisposable
{
    // By the address of a tensor: who used it, for the message of its gradient. A new tensor at an old address replaces the entry.
    private readonly Dictionary<nint, List<string>> users = [];
    private readonly List<IDisposable> hooks = [];
    private readonly ModulePaths paths;
    private readonly IDisposable observation;

    private AnomalyDetection(nn.Module root)
    {
        paths = new ModulePaths(root);
        observation = Gate.Observe(this);
    }

    /// <summary>Watches what this thread computes until the result is disposed.</summary>
    /// <param name="root">The network, whose modules are named in the error.</param>
    /// <returns>Ends the watch when disposed.</returns>
    /// <remarks>A number that is not finite ends the operator, or the backward pass, with an <see cref="AnomalyException"/>. Infinities that went in with the arguments are not blamed on the operator.</remarks>
    public static AnomalyDetection Watch(nn.Module root) => new(root);

    /// <inheritdoc/>
    public void Called(GateCall call)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var arguments = call.Arguments.SelectMany(Tensors).ToArray();
        var results = call.Results.SelectMany(Tensors).ToArray();
        var here = $"{call.Name} in {(paths.Current is "" ? "the network itself" : $"module '{paths.Current}'")}";
        if (results.FirstOrDefault(result => !IsFinite(result)) is { } bad && IsAnswerable(call) && arguments.All(IsFinite))
            throw new AnomalyException($"{here} made {Describe(bad)} out of finite numbers.");

        foreach (var argument in arguments.Where(argument => argument.requires_grad))
            Follow(argument, isNew: false).Add(here);
        foreach (var result in results.Where(result => result.requires_grad))
            Follow(result, isNew: arguments.All(argument => argument.Handle != result.Handle));
    }

    /// <summary>Ends the watch.</summary>
    public void Dispose()
    {
        observation.Dispose();
        foreach (var hook in hooks)
            hook.Dispose();
        hooks.Clear();
    }

    // Not for what it was asked to write, and not for memory that nobody has written yet.
    private static bool IsAnswerable(GateCall call) =>
        call.Arguments.OfType<double>().All(double.IsFinite) && !call.Name.Contains("empty", StringComparison.Ordinal);

    private List<string> Follow(Tensor tensor, bool isNew)
    {
        if (!isNew && users.TryGetValue(tensor.Handle, out var known))
            return known;
        var usedBy = users[tensor.Handle] = [];
        var shape = string.Join('×', tensor.shape);
        hooks.Add(tensor.RegisterHook(gradient =>
        {
            using var constant = no_grad();
            return IsFinite(gradient) ? null
                : throw new AnomalyException($"The backward of {string.Join(", or of ", usedBy.Distinct())} made {Describe(gradient)} as the gradient of its argument of {shape}.");
        }));
        return usedBy;
    }

    private static IEnumerable<Tensor> Tensors(object? value) => value switch
    {
        Tensor tensor => [tensor],
        IEnumerable<Tensor?> tensors => tensors.OfType<Tensor>(),
        _ => [],
    };

    private static bool IsFinite(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return !tensor.is_floating_point() || tensor.isfinite().all().item<bool>();
    }

    private static string Describe(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var count = tensor.isnan().sum().ToInt64();
        return count > 0 ? $"NaN ({count} of {tensor.numel()} values)" : $"infinity ({tensor.isinf().sum().ToInt64()} of {tensor.numel()} values)";
    }
}
