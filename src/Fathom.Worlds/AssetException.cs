namespace Fathom.Worlds;

/// <summary>A picture or mesh of the user's own that cannot be used, or a folder that holds none that can.</summary>
public sealed class AssetException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="name">The file, relative to the folder of assets, with '/' between; or the folder.</param>
    /// <param name="reason">What is wrong and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public AssetException(string name, string reason, Exception? inner = null) : base($"{name}: {reason}", inner) => Name = name;

    /// <summary>The file, relative to the folder of assets, with '/' between; or the folder.</summary>
    public string Name { get; }
}
