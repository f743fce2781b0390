using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>What MUNIT makes of pictures.</summary>
/// <param name="Content">What they show, N×256×H/4×W/4.</param>
/// <param name="Style">How they look, N×8×1×1.</param>
public sealed record MunitCode(Tensor Content, Tensor Style)
{
    /// <summary>Moves both to the scope around the one that each is in.</summary>
    public MunitCode MoveToOuterDisposeScope()
    {
        Content.MoveToOuterDisposeScope();
        Style.MoveToOuterDisposeScope();
        return this;
    }
}
