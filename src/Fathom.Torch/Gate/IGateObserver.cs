namespace Fathom.Torch;

/// <summary>Sees every operator called on the thread that observes: for tracing, profiling, counting.</summary>
public interface IGateObserver
{
    /// <summary>An operator has returned. The tensors of <paramref name="call"/> belong to the caller: do not dispose them, nor keep them longer than they live.</summary>
    /// <param name="call">The operator with its arguments, defaults included, and its results.</param>
    void Called(GateCall call);
}
