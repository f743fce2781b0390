using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>
            /// All parameters and persistent buffers under dotted names, module by module as in PyTorch: the tensors themselves, not copies. A module that stands in two
            /// places is listed at both.
            /// </summary>
            /// <param name="destination">A dictionary to add to, or null.</param>
            /// <param name="prefix">Put before every name, with a dot, or null.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var before = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (inner, module) in Places().Select(Prefixed))
                {
                    foreach (var (key, parameter) in module.parameterEntries)
                        if (parameter is not null)
                            destination.Add(before + inner + key, parameter);
                    foreach (var (key, (buffer, persistent)) in module.bufferEntries)
                        if (buffer is not null && persistent)
                            destination.Add(before + inner + key, buffer);
                }
                return destination;
            }

            /// <summary>Copies values into parameters and buffers. Nothing is copied where something does not fit.</summary>
            /// <param name="source">Values under dotted names; converted to each target's type.</param>
            /// <param name="strict">Refuse a source that has not exactly the names of this module.</param>
            /// <param name="skip">Names to leave as they are.</param>
            /// <returns>The names that the source lacks and those that this module lacks; with <paramref name="strict"/> both are empty.</returns>
            /// <exception cref="StateDictException">A shape differs or, with <paramref name="strict"/>, a name.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                var missing = own.Keys.Where(key => !source.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                    throw StateDictException.Names(GetName(), missing, unexpected);
                var common = own.Where(entry => source.ContainsKey(entry.Key) && skip?.Contains(entry.Key) != true).ToList();
                foreach (var (key, target) in common)
                    if (!target.shape.SequenceEqual(source[key].shape))
                        throw StateDictException.Shapes(GetName(), key, target.shape, source[key].shape);

                using var constant = no_grad();
                foreach (var (key, target) in common)
                    target.copy_(source[key]);
                return (missing, unexpected);
            }
        }
    }
}
