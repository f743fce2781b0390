namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched and changed. Hooks run when it is called by <c>call</c>; <c>forward</c> passes them by.</summary>
        /// <typeparam name="TPreHook">What runs before <c>forward</c>.</typeparam>
        /// <typeparam name="TPostHook">What runs after it.</typeparam>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
        {
            private protected readonly List<TPreHook> preHooks = [];
            private protected readonly List<TPostHook> postHooks = [];

            private protected HookableModule(string name) : base(name) { }

            /// <summary>Runs a hook before <c>forward</c>; what it returns, unless that is null, is the input from there on.</summary>
            /// <returns>Its remover.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Added(preHooks, hook);

            /// <summary>Runs a hook after <c>forward</c>; what it returns, unless that is null, is the output from there on.</summary>
            /// <returns>Its remover.</returns>
            public HookRemover register_forward_hook(TPostHook hook) => Added(postHooks, hook);

            private static HookRemover Added<THook>(List<THook> hooks, THook hook)
            {
                hooks.Add(hook);
                return new HookRemover(() => hooks.Remove(hook));
            }
        }

        /// <summary>Takes a hook away.</summary>
        public sealed class HookRemover
        {
            private Action? removal;

            internal HookRemover(Action removal) => this.removal = removal;

            /// <summary>Takes the hook away; the second time nothing happens.</summary>
            public void remove()
            {
                // The same hook may have been added twice: only one of them is this one's.
                removal?.Invoke();
                removal = null;
            }
        }
    }
}
