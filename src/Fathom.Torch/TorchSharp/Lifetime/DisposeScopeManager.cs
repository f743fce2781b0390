namespace TorchSharp;

/// <summary>The stack of dispose scopes of each thread.</summary>
internal static class DisposeScopeManager
{
    [ThreadStatic] private static List<DisposeScope>? scopes;

    internal static DisposeScope? Innermost => scopes is [.., var last] ? last : null;

    internal static DisposeScope Enter()
    {
        var scope = new DisposeScope(Innermost);
        (scopes ??= []).Add(scope);
        return scope;
    }

    internal static void Leave(DisposeScope scope) => scopes?.Remove(scope);
}
