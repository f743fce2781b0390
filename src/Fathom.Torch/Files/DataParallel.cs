namespace Fathom.Torch;

/// <summary>What PyTorch's DataParallel does to the names of weights.</summary>
public static class DataParallel
{
    private const string Own = "module.";

    /// <summary>Its own name, which it puts before all others, or "" where one of the names has nothing behind it or does not begin with it.</summary>
    /// <param name="names">The names of all tensors of a file.</param>
    public static string Prefix(IReadOnlyCollection<string> names) =>
        names.Count > 0 && names.All(name => name.StartsWith(Own, StringComparison.Ordinal) && name.Length > Own.Length) ? Own : "";
}
