namespace TorchSharp.Modules;

/// <summary>An optimizer whose state can be saved.</summary>
public abstract class OptimizerHelper : torch.optim.Optimizer
{
    /// <summary>The optimizer's options and states themselves, not copies.</summary>
    public abstract StateDictionary state_dict();

    /// <summary>Takes over options and copies states, so that the next steps are those of the optimizer they come from, to the bit.</summary>
    /// <exception cref="ArgumentException">The groups, the parameters or the kind of optimizer are other ones, or an option is out of range; nothing was changed.</exception>
    public abstract void load_state_dict(StateDictionary state_dict);
}
