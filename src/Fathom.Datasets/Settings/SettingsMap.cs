using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fathom.Datasets;

/// <summary>One mapping of a recipe or protocol, read key by key. What was never asked for is an error at the end: a misspelt key must not be a silent default.</summary>
internal sealed class SettingsMap
{
    private readonly SettingsTree tree;
    private readonly YamlMappingNode map;
    private readonly string prefix;
    private readonly List<string> asked = [];
    private string? missing;

    public SettingsMap(SettingsTree tree, YamlNode node, string prefix)
    {
        this.tree = tree;
        this.prefix = prefix;
        map = node as YamlMappingNode ?? throw tree.Error(node, $"{prefix.TrimEnd('.')} has keys of its own; write '{{ key: value, … }}'.");
    }

    /// <summary>Whether a key is there and not null.</summary>
    public bool Has(string key) => !IsNull(Find(key));

    /// <summary>Whether a key has keys of its own.</summary>
    public bool HasKeys(string key) => Find(key) is YamlMappingNode;

    public string? Text(string key)
    {
        var node = Find(key);
        if (IsNull(node))
            return null;
        return node is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw tree.Error(node, $"{prefix}{key} needs one value.");
    }

    public long Integer(string key, long? fallback, long low, long high)
    {
        if (Find(key) is not { } node)
            return fallback ?? Missing(key, low);
        return node is YamlScalarNode scalar && TryNumber(scalar, out var value) && value == Math.Floor(value) && value >= low && value <= high
            ? (long)value
            : throw tree.Error(node, $"{prefix}{key} is '{node}'; give a whole number from {low} to {high}.");
    }

    public double Number(string key, double fallback, double low, double high)
    {
        if (Find(key) is not { } node)
            return fallback;
        return node is YamlScalarNode scalar && TryNumber(scalar, out var value) && value >= low && value <= high
            ? value
            : throw tree.Error(node, FormattableString.Invariant($"{prefix}{key} is '{node}'; give a number from {low} to {high}."));
    }

    /// <summary>One of several names; without a fallback the key must be there.</summary>
    public T Choice<T>(string key, T? fallback, params IReadOnlyList<(string Name, T Value)> choices)
    {
        if (Find(key) is not { } node)
            return fallback ?? Missing(key, choices[0].Value);
        foreach (var (name, value) in choices)
            if (node is YamlScalarNode scalar && scalar.Value == name)
                return value;
        throw tree.Error(node, $"{prefix}{key} is '{node}'. {Suggestion.For($"{node}", choices.Select(choice => choice.Name))}");
    }

    /// <summary>One or more of several names, each once: a value or a list of values.</summary>
    public IReadOnlyList<T> Choices<T>(string key, T fallback, params IReadOnlyList<(string Name, T Value)> choices)
    {
        if (Find(key) is not { } node)
            return [fallback];
        var chosen = new List<T>();
        foreach (var item in node is YamlSequenceNode { Children.Count: > 0 } list ? list.Children : [node])
        {
            var (name, value) = choices.FirstOrDefault(choice => item is YamlScalarNode scalar && scalar.Value == choice.Name);
            if (name is null)
                throw tree.Error(item, $"{prefix}{key} is '{item}'. {Suggestion.For($"{item}", choices.Select(choice => choice.Name))}");
            if (chosen.Contains(value))
                throw tree.Error(item, $"{prefix}{key} names {name} twice.");
            chosen.Add(value);
        }
        return chosen;
    }

    /// <summary>The mapping under a key; an empty one where the key is absent.</summary>
    public SettingsMap Section(string key) => new(tree, Find(key) ?? new YamlMappingNode(), $"{prefix}{key}.");

    /// <summary>The items of a list that has at least one.</summary>
    public IReadOnlyList<T> List<T>(string key, string example, Func<SettingsTree, YamlNode, string, T> read)
    {
        if (Find(key) is not { } node)
            return Missing<IReadOnlyList<T>>(key, []);
        return node is YamlSequenceNode { Children.Count: > 0 } list
            ? [.. list.Children.Select((item, i) => read(tree, item, $"{prefix}{key}.{i}"))]
            : throw tree.Error(node, $"{prefix}{key} is a list with at least one item, for instance {example}.");
    }

    /// <summary>Refuses keys that nobody asked for, then those that must be there and are not: a misspelt key is the likelier cause.</summary>
    public void Done()
    {
        foreach (var key in map.Children.Keys)
            if (!asked.Contains($"{key}"))
                throw tree.Error(key, $"unknown key '{prefix}{key}'. {Suggestion.For($"{key}", asked)}");
        if (missing is not null)
            throw tree.Error(map, $"'{prefix}{missing}' is missing.");
    }

    public SettingsException Error(string key, string problem) => tree.Error(Find(key) ?? map, problem);

    private YamlNode? Find(string key)
    {
        if (!asked.Contains(key))
            asked.Add(key);
        return map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    private static bool IsNull([NotNullWhen(false)] YamlNode? node) => node is null or YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" };

    private T Missing<T>(string key, T anything)
    {
        missing ??= key;
        return anything;
    }

    private static bool TryNumber(YamlScalarNode scalar, out double value) =>
        double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
