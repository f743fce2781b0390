namespace Fathom.Torch;

/// <summary>Weights do not fit the module they are loaded into.</summary>
public sealed class StateDictException : FathomException
{
    private StateDictException(string message) : base(message) { }

    internal static StateDictException Names(string module, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected) => new(
        $"The weights are not those of {module}:{List("missing", missing)}{List("unexpected", unexpected)} Load with strict: false to take what fits.");

    internal static StateDictException Shapes(string module, string name, long[] wanted, long[] given) => new(
        $"The weight '{name}' of {module} is {string.Join('×', wanted)}, but the one to load is {string.Join('×', given)}. They come from another network or another size of it.");

    private static string List(string what, IReadOnlyList<string> names)
    {
        const int Shown = 4;
        if (names.Count == 0)
            return "";
        var rest = names.Count > Shown ? $" and {names.Count - Shown} more" : "";
        return $" {what} {string.Join(", ", names.Take(Shown))}{rest}.";
    }
}
