namespace Fathom.Torch.Generator;

/// <summary>A type in a schema, e.g. <c>Tensor(a!)</c>, <c>int[2]?</c>, with the name behind it, or "".</summary>
/// <param name="Base">Without alias, list and optional marks: "Tensor", "int" …</param>
/// <param name="IsList">A list, of any length or of a fixed one.</param>
/// <param name="IsOptional">May be none.</param>
/// <param name="HasOptionalItems">A list whose items may be none.</param>
/// <param name="IsWritten">The operator writes into it: <c>(a!)</c>.</param>
/// <param name="Name">What follows the type.</param>
internal sealed record SchemaType(string Base, bool IsList, bool IsOptional, bool HasOptionalItems, bool IsWritten, string Name)
{
    public static SchemaType Parse(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.'))
            end++;
        var name = text.Substring(0, end);
        var marks = Marks(text, end);
        var list = marks.IndexOf('[');
        return new SchemaType(
            name,
            list >= 0,
            marks.EndsWith("?", StringComparison.Ordinal),
            list > 0 && marks[list - 1] == '?',
            marks.Contains("!"),
            text.Substring(end + marks.Length).Trim());
    }

    // "(a!)", "(a -> *)", "[2]", "[]?", "?[]" …: up to the blank before the name.
    private static string Marks(string text, int start)
    {
        var (end, depth) = (start, 0);
        for (; end < text.Length && (depth > 0 || text[end] != ' '); end++)
            depth += text[end] is '(' or '[' ? 1 : text[end] is ')' or ']' ? -1 : 0;
        return text.Substring(start, end - start);
    }
}
