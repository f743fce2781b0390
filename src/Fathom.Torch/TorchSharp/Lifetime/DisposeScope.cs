namespace TorchSharp;

/// <summary>Disposes every tensor that was created on its thread while it was the innermost scope, except those moved or detached.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScope? outer;
    private HashSet<IDisposable> disposables = new(ReferenceEqualityComparer.Instance);
    private volatile bool isDisposed;

    internal DisposeScope(DisposeScope? outer) => this.outer = outer;

    internal bool IsDisposed => isDisposed;

    /// <summary>The nearest scope around this one that is not disposed.</summary>
    internal DisposeScope? Outer
    {
        get
        {
            var scope = outer;
            while (scope is { IsDisposed: true })
                scope = scope.outer;
            return scope;
        }
    }

    /// <summary>Number of things that the scope would dispose now.</summary>
    public int DisposablesCount => disposables.Count;

    /// <summary>True where the scope would dispose this.</summary>
    public bool Contains(IDisposable disposable) => disposables.Contains(disposable);

    /// <summary>Adds something that is not a tensor, or a tensor of no scope.</summary>
    /// <exception cref="ObjectDisposedException">The scope was disposed, and would never dispose it.</exception>
    public T Include<T>(T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        disposables.Add(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = this;
        return disposable;
    }

    /// <summary>Takes it out of whatever scope it is in and into this one.</summary>
    /// <exception cref="ObjectDisposedException">The scope was disposed; nothing was moved.</exception>
    public void Attach(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (disposable is torch.Tensor { OwningDisposeScope: { } owner })
            owner.disposables.Remove(disposable);
        Include(disposable);
    }

    /// <summary>Takes it out of the scope: whoever holds it disposes it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Detach([disposable]);
        return disposable;
    }

    /// <summary>Takes them out of the scope: whoever holds them disposes them.</summary>
    public void Detach(params IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    /// <summary>Hands it to the nearest scope around this one that is not disposed; without one it is detached.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        MoveToOther(Outer, [disposable]);
        return disposable;
    }

    /// <summary>Hands them to the nearest scope around this one that is not disposed; without one they are detached.</summary>
    public void MoveToOuter(params IEnumerable<IDisposable> disposables) => MoveToOther(Outer, disposables);

    /// <summary>Hands what this scope has of these to another scope; null detaches.</summary>
    /// <exception cref="ObjectDisposedException">The other scope was disposed; nothing was moved.</exception>
    public void MoveToOther(DisposeScope? scope, params IEnumerable<IDisposable> disposables)
    {
        if (scope is not null)
            ObjectDisposedException.ThrowIf(scope.isDisposed, scope);
        foreach (var disposable in disposables)
        {
            if (!this.disposables.Remove(disposable))
                continue;
            if (disposable is torch.Tensor tensor)
                tensor.OwningDisposeScope = null;
            scope?.Include(disposable);
        }
    }

    /// <summary>Disposes what is in the scope; the scope goes on.</summary>
    public void DisposeEverything() => DisposeEverythingBut();

    /// <summary>Disposes what is in the scope, except these; the scope goes on.</summary>
    public void DisposeEverythingBut(params IEnumerable<IDisposable> keep)
    {
        var kept = new HashSet<IDisposable>(keep.Where(disposables.Contains), ReferenceEqualityComparer.Instance);
        var old = disposables;
        disposables = kept;
        foreach (var disposable in old)
        {
            if (kept.Contains(disposable))
                continue;
            if (disposable is torch.Tensor tensor)
                tensor.OwningDisposeScope = null;
            disposable.Dispose();
        }
    }

    /// <summary>Tells the scope that this was disposed by hand.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        disposables.Remove(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = null;
    }

    /// <summary>Disposes everything in the scope and makes the scope around it the innermost one of the thread that opened it; on any thread.</summary>
    public void Dispose()
    {
        isDisposed = true;
        DisposeEverything();
    }
}
