using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Fathom.Training;

/// <summary>A recipe's YAML with overrides put in, that still knows where every value was written.</summary>
internal sealed class RecipeTree
{
    internal const int LongestRecipe = 1 << 20;

    // Stream, document and the six levels of the deepest recipe, with room.
    private const int DeepestRecipe = 32;

    private readonly string name;
    private readonly Dictionary<YamlNode, string> overridden = new(ReferenceEqualityComparer.Instance);

    private RecipeTree(string name, YamlMappingNode root)
    {
        this.name = name;
        Root = root;
    }

    public YamlMappingNode Root { get; }

    public static RecipeTree Parse(string yaml, string name, IEnumerable<string> overrides)
    {
        if (ParseNode(yaml, name) is not YamlMappingNode root)
            throw new RecipeException($"{name}: a recipe is a YAML mapping; its first line could be 'model: fathom-s'.");
        var tree = new RecipeTree(name, root);
        foreach (var text in overrides)
            tree.Override(text);
        return tree;
    }

    /// <summary>An error at a value: "recipes/x.yaml, line 7: …".</summary>
    public RecipeException Error(YamlNode node, string problem) =>
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
            throw new RecipeException($"{name}, line {e.Start.Line}, column {e.Start.Column}: not valid YAML: {e.Message}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's answers to some unclosed brackets, without a place.
            throw new RecipeException($"{name}: not valid YAML; is a bracket or a quotation mark left open?", e);
        }
    }

    // Before a tree is made of it: a deep one would overflow the stack, and aliases may stand for more than any memory holds.
    private static void RefuseTraps(string yaml, string name)
    {
        if (yaml.Length > LongestRecipe)
            throw new RecipeException($"{name}: {yaml.Length} characters; a recipe has at most {LongestRecipe}.");
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias alias)
                throw new RecipeException($"{name}, line {alias.Start.Line}: recipes have no aliases (*{alias.Value}); write the value itself.");
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestRecipe)
                throw new RecipeException($"{name}, line {parser.Current.Start.Line}: more than {DeepestRecipe} brackets or keys inside each other; is one left open?");
        }
    }

    private void Override(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            throw new RecipeException($"Override '{text}': write key=value, for instance optimizer.clip=0.5.");
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
            : throw new RecipeException($"Override {text}: '{key}' stands where the recipe has a list; write its place, 0 to {list.Children.Count - 1}.");

    private static RecipeException NoInside(string key, string text) => new($"Override {text}: the value before '{key}' is a single value, it has no keys.");

    private void Remember(YamlNode node, string text)
    {
        foreach (var part in node.AllNodes)
            overridden[part] = text;
    }
}
