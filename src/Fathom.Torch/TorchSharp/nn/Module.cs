using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: parameters, buffers and other modules under names.</summary>
        public abstract partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Parameter?> parameterEntries = [];
            private readonly OrderedDictionary<string, (Tensor? Tensor, bool Persistent)> bufferEntries = [];
            private readonly OrderedDictionary<string, Module> moduleEntries = [];
            private readonly string name;

            /// <summary>Creates a module without parts.</summary>
            /// <param name="name">Its kind, e.g. "Conv2d".</param>
            protected Module(string name) => this.name = name;

            /// <summary>True while the module learns (dropout drops, batch normalization measures).</summary>
            public bool training { get; private set; } = true;

            /// <summary>The kind of the module.</summary>
            public virtual string GetName() => name;

            /// <summary>Switches this and all modules below between learning and use.</summary>
            public virtual void train(bool mode = true)
            {
                training = mode;
                // Asked one by one, so that a module that overrides this (a frozen normalization) has its say.
                foreach (var child in children())
                    child.train(mode);
            }

            /// <summary>Switches this and all modules below to use.</summary>
            public virtual void eval() => train(false);

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">Drop the gradients instead of writing zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                    Gradients.Clear(parameter, set_to_none);
            }

            /// <summary>Registers a parameter under a name; it leaves its dispose scope, the module disposes it.</summary>
            /// <exception cref="ArgumentException">The name is taken, empty, or has a dot.</exception>
            public virtual void register_parameter(string name, Parameter? param)
            {
                CheckName(name);
                param?.DetachFromDisposeScope();
                parameterEntries.Add(name, param);
            }

            /// <summary>Registers a tensor that is not learned; it leaves its dispose scope, the module disposes it.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="tensor">The tensor.</param>
            /// <param name="persistent">Whether it is part of the state dictionary.</param>
            /// <exception cref="ArgumentException">The name is taken, empty, or has a dot.</exception>
            public virtual void register_buffer(string name, Tensor? tensor, bool persistent = true)
            {
                CheckName(name);
                tensor?.DetachFromDisposeScope();
                bufferEntries.Add(name, (tensor, persistent));
            }

            /// <summary>Registers a module below this one, which disposes it.</summary>
            /// <exception cref="ArgumentException">The name is taken, empty, or has a dot.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                CheckName(name);
                moduleEntries.Add(name, submodule);
            }

            /// <summary>The modules directly below, with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => moduleEntries.Select(entry => (entry.Key, entry.Value));

            /// <summary>The modules directly below.</summary>
            public virtual IEnumerable<Module> children() => moduleEntries.Values;

            /// <summary>All modules below, with dotted names; each once, under its first name. Not this one, unlike in Python.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() => Distinct().Skip(1);

            /// <summary>All modules below, each once.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            /// <summary>All parameters, with dotted names, in the order of registration; each once, under its first name.</summary>
            /// <param name="recurse">Also those of the modules below.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var (prefix, module) in Owners(recurse))
                    foreach (var (key, parameter) in module.parameterEntries)
                        if (parameter is not null && seen.Add(parameter))
                            yield return (prefix + key, parameter);
            }

            /// <summary>All parameters, in the order of registration, each once.</summary>
            /// <param name="recurse">Also those of the modules below.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>All buffers, with dotted names.</summary>
            /// <param name="recurse">Also those of the modules below.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true)
            {
                foreach (var (prefix, module) in Owners(recurse))
                    foreach (var (key, (tensor, _)) in module.bufferEntries)
                        if (tensor is not null)
                            yield return (prefix + key, tensor);
            }

            /// <summary>All buffers.</summary>
            /// <param name="recurse">Also those of the modules below.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true) => named_buffers(recurse).Select(entry => entry.buffer);

            /// <summary>Calls <paramref name="fn"/> for all modules below and then for this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Disposes the parameters and buffers of this module and of all below.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the parameters and buffers of this module and of all below.</summary>
            /// <param name="disposing">Always true: modules have no finalizer, their tensors do.</param>
            protected virtual void Dispose(bool disposing)
            {
                foreach (var parameter in parameterEntries.Values)
                    parameter?.Dispose();
                foreach (var (tensor, _) in bufferEntries.Values)
                    tensor?.Dispose();
                foreach (var child in moduleEntries.Values)
                    child.Dispose();
            }

            /// <summary>Registers every field that is a module, a parameter or a tensor, under the field's name, unless it already is registered.</summary>
            protected virtual void RegisterComponents()
            {
                foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    switch (field.GetValue(this))
                    {
                        case Module module when !moduleEntries.Values.Contains(module, ReferenceEqualityComparer.Instance):
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter when !parameterEntries.Values.Contains(parameter, ReferenceEqualityComparer.Instance):
                            register_parameter(field.Name, parameter);
                            break;
                        case Tensor tensor and not Parameter when !bufferEntries.Values.Any(entry => ReferenceEquals(entry.Tensor, tensor)):
                            register_buffer(field.Name, tensor);
                            break;
                    }
                }
            }

            // A module that stands in two places comes twice.
            private IEnumerable<(string name, Module module)> Places()
            {
                yield return ("", this);
                foreach (var (key, child) in moduleEntries)
                    foreach (var (inner, module) in child.Places())
                        yield return (inner.Length == 0 ? key : $"{key}.{inner}", module);
            }

            private IEnumerable<(string name, Module module)> Distinct() => Places().DistinctBy(place => place.module, ReferenceEqualityComparer.Instance);

            private IEnumerable<(string Prefix, Module Module)> Owners(bool recurse) => recurse ? Distinct().Select(Prefixed) : [("", this)];

            private static (string Prefix, Module Module) Prefixed((string name, Module module) entry) => (entry.name.Length == 0 ? "" : entry.name + ".", entry.module);

            private void CheckName(string name)
            {
                if (name.Length == 0 || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"'{name}' is no name for a part of {GetName()}: it must not be empty, nor have a dot.", nameof(name));
                if (parameterEntries.ContainsKey(name) || bufferEntries.ContainsKey(name) || moduleEntries.ContainsKey(name))
                    throw new ArgumentException($"{GetName()} already has a part named '{name}'.", nameof(name));
            }
        }
    }
}
