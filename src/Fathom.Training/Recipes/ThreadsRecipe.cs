namespace Fathom.Training;

/// <summary>Threads of the two halves of a training. The samples do not depend on them; the last bits of the weights depend on <see cref="Torch"/>.</summary>
public sealed record ThreadsRecipe
{
    /// <summary>Threads of libtorch.</summary>
    public int Torch { get; init; } = 2;

    /// <summary>Threads that render samples.</summary>
    public int Loader { get; init; } = 2;
}
