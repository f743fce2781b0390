using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What optimizers have in common: groups of parameters with options, and a state for each parameter. Subclasses make the step, for all parameters of a group at once.</summary>
/// <typeparam name="TOptions">Options of a group.</typeparam>
/// <typeparam name="TState">What is remembered of one parameter.</typeparam>
public abstract class GroupedOptimizer<TOptions, TState> : OptimizerHelper where TOptions : OptimizerOptions where TState : OptimizerState
{
    private readonly List<TState> states = [];

    private protected GroupedOptimizer(TOptions defaults)
    {
        Check(defaults);
        Defaults = defaults;
    }

    private protected TOptions Defaults { get; }

    /// <summary>Adds a group; options that it leaves open are the optimizer's.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        var options = Completed(param_group.Options);
        Check(options);
        param_group.Options = options;
        base.add_param_group(param_group);
        using var constant = no_grad();
        states.AddRange(param_group.Parameters.Select(parameter => NewState(parameter, options)));
    }

    /// <inheritdoc/>
    public override StateDictionary state_dict() => new([.. Groups.Select(group => group.Options!)], [.. states]);

    /// <inheritdoc/>
    public override void load_state_dict(StateDictionary state_dict)
    {
        if (state_dict.Options.Count != Groups.Count || state_dict.State.Count != states.Count)
            throw new ArgumentException($"The state of {state_dict.Options.Count} groups and {state_dict.State.Count} parameters for an optimizer of {Groups.Count} and {states.Count}.", nameof(state_dict));
        if (!state_dict.Options.All(options => options is TOptions) || !state_dict.State.All(state => state is TState))
            throw new ArgumentException($"The state is not one of {GetType().Name}.", nameof(state_dict));
        var options = state_dict.Options.ConvertAll(Completed);
        options.ForEach(Check);
        // All is looked at before anything is changed.
        var entries = Groups.SelectMany((group, i) => group.Parameters.Select(parameter => (Parameter: parameter, Options: options[i])))
            .Zip(states, state_dict.State.Cast<TState>()).ToArray();
        if (!Array.TrueForAll(entries, entry => Fits(entry.First.Parameter, entry.First.Options, entry.Second, entry.Third)))
            throw new ArgumentException("The state belongs to other parameters.", nameof(state_dict));

        foreach (var (group, given) in Groups.Zip(options))
            group.Options = given;
        using var constant = no_grad();
        foreach (var ((parameter, _), own, other) in entries)
            CopyState(parameter, own, other);
    }

    /// <summary>Frees the states; the parameters stay.</summary>
    protected override void Dispose(bool disposing)
    {
        foreach (var state in states.OfType<IDisposable>())
            state.Dispose();
    }

    /// <summary>The options with the optimizer's own where they leave something open.</summary>
    private protected abstract TOptions Completed(OptimizerOptions? given);

    private protected abstract void Check(TOptions options);

    private protected abstract TState NewState(Parameter parameter, TOptions options);

    /// <summary>Whether another state can be copied into that of a parameter whose group has these options.</summary>
    private protected abstract bool Fits(Parameter parameter, TOptions options, TState own, TState other);

    private protected abstract void CopyState(Parameter parameter, TState own, TState other);

    /// <summary>Moves the parameters of a group that have a gradient.</summary>
    private protected abstract void Step(Tensor[] parameters, Tensor[] gradients, TState[] moved, TOptions options);

    private protected override void Step()
    {
        var first = 0;
        foreach (var group in Groups)
        {
            using var scope = NewDisposeScope();
            var learned = group.Parameters.Zip(states.Skip(first), (parameter, state) => (Parameter: parameter, State: state, Grad: parameter.grad))
                .Where(entry => entry.Grad is not null).ToArray();
            first += group.Parameters.Count;
            if (learned.Length > 0)
                Step(Array.ConvertAll(learned, entry => (Tensor)entry.Parameter), Array.ConvertAll(learned, entry => entry.Grad!), Array.ConvertAll(learned, entry => entry.State), (TOptions)group.Options!);
        }
    }

    /// <summary>Refuses an option that is out of range.</summary>
    private protected static void Require(bool holds, string what)
    {
        if (!holds)
            throw new ArgumentException(what);
    }
}
