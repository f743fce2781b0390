namespace Fathom.Torch.Generator;

/// <summary>One argument of a schema, e.g. <c>int[2] stride=1</c>. <see cref="Default"/> is null where it has none.</summary>
internal sealed record SchemaArgument(SchemaType Type, string Name, string? Default)
{
    public static SchemaArgument Parse(string text)
    {
        var type = SchemaType.Parse(text);
        var equals = type.Name.IndexOf('=');
        return equals < 0 ? new(type, type.Name, null) : new(type, type.Name.Substring(0, equals), type.Name.Substring(equals + 1));
    }
}
