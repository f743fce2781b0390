namespace Fathom.Torch;

public sealed partial class PyTorchFile
{
    // In the order in which they are looked for.
    private static readonly string[] Places = ["state_dict", "model_state_dict", "model", "net", "network", "weights", "params"];

    /// <summary>Finds the weights: under a usual key (<c>state_dict</c>, <c>model</c>, <c>net</c> …), else as the whole content, else under the only key that has any.</summary>
    /// <param name="place">The key under which they are, where that is known; null to look.</param>
    /// <exception cref="PyTorchException">There are none, or under several keys, which the message lists.</exception>
    public PyTorchStateDict StateDict(string? place = null)
    {
        if (Root is not PyTorchDictionary root)
            throw new PyTorchException(Path, $"The checkpoint holds {Kind(Root)}, no weights under names. In Python: torch.save(model.state_dict(), 'weights.pth').");
        var places = root.Where(entry => entry.Key is string && Weights(entry.Value) is not null).Select(entry => (string)entry.Key!).Distinct().ToList();
        if (place is not null && !places.Contains(place))
            throw new PyTorchException(Path, $"There are no weights under '{place}'. {List(places)}");

        place ??= Array.Find(Places, places.Contains);
        if (place is null && Weights(root) is not null)
            return new PyTorchStateDict(this, "", root);
        place ??= places.Count == 1 ? places[0] : throw new PyTorchException(Path, $"{(places.Count == 0 ? "There are no weights in the checkpoint" : "The checkpoint holds several networks")}. {List(places)}");
        return new PyTorchStateDict(this, place, root.TryGetValue(place, out var found) && Weights(found) is { } weights ? weights : root);
    }

    private static PyTorchDictionary? Weights(object? value) => value is PyTorchDictionary dictionary && dictionary.Any(entry => entry.Value is PyTorchTensor) ? dictionary : null;

    private static string List(List<string> places) => places.Count == 0 ? "It has no dictionary of tensors." : $"Say which: {string.Join(", ", places)}.";

    private static string Kind(object? root) => root switch
    {
        PyTorchTensor tensor => $"one tensor ({tensor})",
        PyTorchObject value => $"a whole object of Python ({value})",
        IReadOnlyList<object?> => "a list",
        _ => "a single value",
    };
}
