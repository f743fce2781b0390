using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Fathom.Datasets;

/// <summary>The YAML of a recipe or protocol with overrides put in, that still knows where every value was written.</summary>
internal sealed class SettingsTree
{
    internal const int Longest = 1 << 20;

    // Stream, document and the six levels of the deepest one, with room.
    private const int Deepest = 32;

    private readonly string name;
    private readonly Dictionary<YamlNode, string> overridden = new(ReferenceEqualityComparer.Instance);

    private SettingsTree(string name, YamlMappingNode root)
    {
        this.name = name;
        Root = root;
    }

    public YamlMappingNode Root { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="firstLine">What it could begin with, for errors.</param>
    /// <param name="overrides">Changes such as <c>optimizer.clip=0.5</c>.</param>
    /// <exception cref="SettingsException">The file is missing, too long or no YAML mapping, or a change finds no place.</exception>
    public static SettingsTree Load(string path, string firstLine, params IEnumerable<string> overrides)
    {
        if (!File.Exists(path))
            throw new SettingsException($"{path}: there is no such file.");
        if (new FileInfo(path).Length > Longest)
            throw new SettingsException($"{path}: too long: at most {Longest} bytes are read.");
        return Parse(File.ReadAllText(path), path, firstLine, overrides);
    }

    public static SettingsTree Parse(string yaml, string name, string firstLine, params IEnumerable<string> overrides)
    {
        if (ParseNode(yaml, name) is not YamlMappingNode root)
            throw new SettingsException($"{name}: no YAML mapping; its first line could be '{firstLine}'.");
        var tree = new SettingsTree(name, root);
        foreach (var text in overrides)
            tree.Override(text);
        return tree;
    }

    /// <summary>An error at a value: "recipes/x.yaml, line 7: …".</summary>
    public SettingsException Error(YamlNode node, string problem) =>
        new(overridden.TryGetValue(node, out var text) ? $"Override {text}: {problem}" : $"{name}, line {node.Start.Line}: {problem}");

    private static YamlNode? ParseNode(string yaml, string name)
    {
        try
        {
            RefuseTraps(yaml, name);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [var document, ..] ? document.RootNode : null;
        }
        catch (YamlException e)
        {
            throw new SettingsException($"{name}, line {e.Start.Line}, column {e.Start.Column}: not valid YAML: {e.Message}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's answers to some unclosed brackets, without a place.
            throw new SettingsException($"{name}: not valid YAML; is a bracket or a quotation mark left open?", e);
        }
    }

    // Before a tree is made of it: a deep one would overflow the stack, and aliases may stand for more than any memory holds.
    private static void RefuseTraps(string yaml, string name)
    {
        if (yaml.Length > Longest)
            throw new SettingsException($"{name}: {yaml.Length} characters; at most {Longest}.");
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias alias)
                throw new SettingsException($"{name}, line {alias.Start.Line}: aliases are not read (*{alias.Value}); write the value itself.");
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
                throw new SettingsException($"{name}, line {parser.Current.Start.Line}: more than {Deepest} brackets or keys inside each other; is one left open?");
        }
    }

    private void Override(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            throw new SettingsException($"Override '{text}': write key=value, for instance optimizer.clip=0.5.");
        var path = text[..equals].Split('.');
        var value = ParseNode(text[(equals + 1)..], $"Override {text}") ?? new YamlScalarNode("");
        Remember(value, text);

        YamlNode here = Root;
        foreach (var key in path[..^1])
            here = Child(here, key, text) ?? Put(here, key, new YamlMappingNode(), text);
        Put(here, path[^1], value, text);
    }

    private static YamlNode? Child(YamlNode node, string key, string text) => node switch
    {
        YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null,
        YamlSequenceNode list => list.Children[Index(list, key, text)],
        _ => throw NoInside(key, text),
    };

    private YamlNode Put(YamlNode node, string key, YamlNode value, string text)
    {
        Remember(value, text);
        switch (node)
        {
            case YamlMappingNode map:
                var name = new YamlScalarNode(key);
                Remember(name, text);
                map.Children.Remove(name);
                map.Children.Add(name, value);
                return value;
            case YamlSequenceNode list:
                list.Children[Index(list, key, text)] = value;
                return value;
            default:
                throw NoInside(key, text);
        }
    }

    private static int Index(YamlSequenceNode list, string key, string text) =>
        int.TryParse(key, out var i) && i >= 0 && i < list.Children.Count
            ? i
            : throw new SettingsException($"Override {text}: '{key}' stands where there is a list; write its place, 0 to {list.Children.Count - 1}.");

    private static SettingsException NoInside(string key, string text) => new($"Override {text}: the value before '{key}' is a single value, it has no keys.");

    private void Remember(YamlNode node, string text)
    {
        foreach (var part in node.AllNodes)
            overridden[part] = text;
    }
}
