using System.Diagnostics;
using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients of many tensors at once.</summary>
    public static class autograd
    {
        /// <summary>Adds the derivatives of <paramref name="tensors"/> to the gradient of every leaf they depend on.</summary>
        /// <param name="tensors">The roots.</param>
        /// <param name="grad_tensors">The gradient of each root; null where all roots are scalars.</param>
        /// <param name="retain_graph">Keep the graph for another call; default: what <paramref name="create_graph"/> is.</param>
        /// <param name="create_graph">Record the gradients too, for second derivatives.</param>
        /// <param name="inputs">The only tensors whose gradient is added to; null for every leaf.</param>
        /// <exception cref="TorchException">A root without gradient is not a scalar, or does not require a gradient; or an input is no part of the graph.</exception>
        /// <exception cref="ArgumentException">There are not as many gradients as roots, or <paramref name="inputs"/> is empty.</exception>
        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            // libtorch takes an empty list for every leaf.
            if (inputs is { Count: 0 })
                throw new ArgumentException("There are no inputs; leave them out for every leaf.", nameof(inputs));
            nint[] roots = Handles(tensors), gradients = Gradients(tensors, grad_tensors), leaves = Handles(inputs ?? []);
            var started = Stopwatch.GetTimestamp();
            fixed (nint* root = roots, gradient = gradients, leaf = leaves)
                Finish(Native.Backward(root, gradient, roots.Length, leaf, leaves.Length, Byte(retain_graph ?? create_graph), Byte(create_graph)), nameof(backward), started);
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        /// <summary>Derivatives of the sum of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, without touching any <c>grad</c>.</summary>
        /// <param name="outputs">The roots.</param>
        /// <param name="inputs">What to derive by.</param>
        /// <param name="grad_outputs">The gradient of each root; null where all roots are scalars.</param>
        /// <param name="retain_graph">Keep the graph for another call.</param>
        /// <param name="create_graph">Record the gradients too, for second derivatives.</param>
        /// <param name="allow_unused">Return null for an input that no output depends on, instead of refusing.</param>
        /// <exception cref="TorchException">An output is not a scalar and has no gradient, or an input is unused.</exception>
        public static unsafe Tensor?[] grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] roots = Handles(outputs), leaves = Handles(inputs), gradients = Gradients(outputs, grad_outputs);
            var results = new nint[leaves.Length];
            var started = Stopwatch.GetTimestamp();
            fixed (nint* root = roots, gradient = gradients, leaf = leaves, result = results)
            {
                var code = Native.Grads(root, gradient, roots.Length, leaf, leaves.Length, Byte(retain_graph || create_graph), Byte(create_graph), Byte(allow_unused), result);
                Finish(code, nameof(grad), started);
            }
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Array.ConvertAll(results, Results.Tensor);
        }

        /// <summary>Until disposed, backward passes remember where operators were called and end at the first that returns NaN.</summary>
        /// <param name="check_nan">Look for NaN.</param>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <summary>As <see cref="detect_anomaly"/>, or off, until disposed.</summary>
        public static AnomalyMode set_detect_anomaly(bool mode = true, bool check_nan = true) => new(mode, check_nan);

        /// <summary>True where backward passes look for anomalies.</summary>
        public static bool is_anomaly_enabled() => Native.Anomaly() != 0;

        // The bridge's answer to "is it on": on, and looking for NaN.
        private const int On = 1;
        private const int OnForNan = 3;

        private static void Finish(int code, string name, long started)
        {
            if (Gate.IsObserved)
                Gate.Tell(new GateCall(nameof(backward), "", [], [], [], Stopwatch.GetElapsedTime(started)));
            if (code < 0)
                TensorHooks.Rethrow();
            Native.Check(code, name);
        }

        private static nint[] Handles(IList<Tensor> tensors) => [.. tensors.Select(tensor => tensor.Handle)];

        private static nint[] Gradients(IList<Tensor> roots, IList<Tensor>? gradients)
        {
            if (gradients is null)
                return new nint[roots.Count];
            if (gradients.Count != roots.Count)
                throw new ArgumentException($"{roots.Count} tensors need {roots.Count} gradients, not {gradients.Count}.");
            return Handles(gradients);
        }

        private static byte Byte(bool value) => value ? (byte)1 : (byte)0;

        /// <summary>A time in which backward passes look for anomalies, or do not. It holds for the whole process.</summary>
        public sealed class AnomalyMode : IDisposable
        {
            private readonly int before = Native.Anomaly();

            internal AnomalyMode(bool enabled, bool checkNan) => Native.SetAnomaly(Byte(enabled), Byte(checkNan));

            /// <summary>Restores what was before.</summary>
            public void Dispose() => Native.SetAnomaly(Byte(before >= On), Byte(before == OnForNan));
        }
    }
}
