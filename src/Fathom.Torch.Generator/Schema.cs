namespace Fathom.Torch.Generator;

/// <summary>One line of schemas.txt, e.g. <c>aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor</c>.</summary>
internal sealed record Schema(string Line, string Name, string Overload, IReadOnlyList<SchemaArgument> Arguments, IReadOnlyList<SchemaType> Results, bool ReturnsTuple)
{
    /// <summary>Null for an empty line.</summary>
    public static Schema? TryParse(string line)
    {
        var open = line.IndexOf('(');
        if (open < 0)
            return null;
        var close = Closing(line, open);
        var full = line.Substring(0, open);
        var dot = full.IndexOf('.');
        var returned = line.Substring(line.IndexOf("->", close, StringComparison.Ordinal) + 2).Trim();
        var tuple = returned.StartsWith("(", StringComparison.Ordinal);
        return new Schema(
            line,
            dot < 0 ? full : full.Substring(0, dot),
            dot < 0 ? "" : full.Substring(dot + 1),
            [.. Split(line.Substring(open + 1, close - open - 1)).Where(part => part != "*").Select(SchemaArgument.Parse)],
            [.. Split(tuple ? returned.Substring(1, returned.Length - 2) : returned).Select(SchemaType.Parse)],
            tuple);
    }

    private static int Closing(string line, int open)
    {
        var depth = 0;
        for (var i = open; ; i++)
        {
            depth += line[i] == '(' ? 1 : line[i] == ')' ? -1 : 0;
            if (depth == 0)
                return i;
        }
    }

    // At the commas outside brackets and quotes.
    private static IEnumerable<string> Split(string list)
    {
        var (depth, start, quoted) = (0, 0, false);
        for (var i = 0; i <= list.Length; i++)
        {
            var c = i < list.Length ? list[i] : ',';
            quoted ^= c == '"';
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
            if (c != ',' || quoted || (depth > 0 && i < list.Length))
                continue;
            var part = list.Substring(start, i - start).Trim();
            if (part.Length > 0)
                yield return part;
            start = i + 1;
        }
    }
}
