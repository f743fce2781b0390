using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T?>, Func<Module<T, TResult>, T, TResult, TResult?>>
        {
            /// <summary>Creates a module without parts.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes the output, through the hooks.</summary>
            public TResult call(T input)
            {
                if (preHooks.Count == 0 && postHooks.Count == 0 && !Gate.IsObserved)
                    return forward(input);
                using var inside = Gate.Enter(this);
                foreach (var hook in preHooks.ToArray())
                    input = hook(this, input) is { } changed ? changed : input;
                var result = forward(input);
                foreach (var hook in postHooks.ToArray())
                    result = hook(this, input, result) is { } changed ? changed : result;
                return result;
            }
        }

        /// <summary>A module of two inputs.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult?>>
        {
            /// <summary>Creates a module without parts.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Computes the output, through the hooks.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                if (preHooks.Count == 0 && postHooks.Count == 0 && !Gate.IsObserved)
                    return forward(input1, input2);
                using var inside = Gate.Enter(this);
                foreach (var hook in preHooks.ToArray())
                    (input1, input2) = hook(this, input1, input2) ?? (input1, input2);
                var result = forward(input1, input2);
                foreach (var hook in postHooks.ToArray())
                    result = hook(this, input1, input2, result) is { } changed ? changed : result;
                return result;
            }
        }

        /// <summary>A module of three inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult?>>
        {
            /// <summary>Creates a module without parts.</summary>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Computes the output, through the hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (preHooks.Count == 0 && postHooks.Count == 0 && !Gate.IsObserved)
                    return forward(input1, input2, input3);
                using var inside = Gate.Enter(this);
                foreach (var hook in preHooks.ToArray())
                    (input1, input2, input3) = hook(this, input1, input2, input3) ?? (input1, input2, input3);
                var result = forward(input1, input2, input3);
                foreach (var hook in postHooks.ToArray())
                    result = hook(this, input1, input2, input3, result) is { } changed ? changed : result;
                return result;
            }
        }
    }
}
