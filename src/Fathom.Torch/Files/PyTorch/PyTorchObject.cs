namespace Fathom.Torch;

/// <summary>The name of something in Python, or an object of a class that is not known here. It is never looked up, constructed or called.</summary>
/// <param name="TypeName">The full name, e.g. <c>argparse.Namespace</c> or <c>torch.float32</c>.</param>
public sealed record PyTorchObject(string TypeName)
{
    /// <summary>What was stored with it: usually its attributes, a <see cref="PyTorchDictionary"/>; null for a bare name.</summary>
    public object? State { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => TypeName;
}
