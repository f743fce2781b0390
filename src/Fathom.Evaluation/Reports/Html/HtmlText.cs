using System.Globalization;
using System.Net;
using System.Text;

namespace Fathom.Evaluation;

/// <summary>HTML in the making. What stands in the holes of a text is encoded, unless it is HTML itself: names of frames come from anyone's files.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder text = new();

    public static HtmlText Of(FormattableString html) => new HtmlText().Add(html);

    public static HtmlText Join(IEnumerable<HtmlText> parts)
    {
        var joined = new HtmlText();
        foreach (var part in parts)
            joined.text.Append(part.text);
        return joined;
    }

    public HtmlText Add(FormattableString html)
    {
        text.AppendFormat(Encoding.Instance, html.Format, html.GetArguments());
        return this;
    }

    public override string ToString() => text.ToString();

    private sealed class Encoding : IFormatProvider, ICustomFormatter
    {
        public static readonly Encoding Instance = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType!);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            HtmlText html => html.ToString(),
            IFormattable number => WebUtility.HtmlEncode(number.ToString(format, CultureInfo.InvariantCulture)),
            _ => WebUtility.HtmlEncode(arg?.ToString() ?? ""),
        };
    }
}
