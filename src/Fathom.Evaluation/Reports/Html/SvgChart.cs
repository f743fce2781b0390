using System.Globalization;

namespace Fathom.Evaluation;

/// <summary>A chart as inline SVG: bars, lines or both over one horizontal axis, and a vertical one from 0.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Across">What the horizontal axis counts.</param>
/// <param name="Up">What the vertical axis counts.</param>
/// <param name="Marks">Words along the horizontal axis, and where, from 0 to 1.</param>
/// <param name="Series">What is drawn, in the order of colours.</param>
/// <param name="Top">The vertical axis ends at least here; what is higher is cut off.</param>
internal sealed record SvgChart(string Title, string Across, string Up, IReadOnlyList<(double At, string Word)> Marks, IReadOnlyList<SvgSeries> Series, double Top)
{
    private const double Width = 400, Height = 270, Left = 46, Right = 14, Upper = 8, Lower = 44;

    // At most so many words along the vertical axis.
    private const int Ticks = 6;

    private static readonly int[] Factors = [1, 2, 5, 10];

    /// <summary>The chart with its title and legend.</summary>
    public HtmlText ToHtml()
    {
        var step = Step(Top);
        var count = Math.Max(1, (int)Math.Ceiling(Top / step - 1e-9));
        var top = count * step;
        var grid = Enumerable.Range(0, count + 1).Select(i => HtmlText.Of($"""<line class="grid" x1="{Left:0.#}" x2="{Width - Right:0.#}" y1="{Y(i * step, top):0.#}" y2="{Y(i * step, top):0.#}"/><text x="{Left - 5:0.#}" y="{Y(i * step, top) + 4:0.#}" text-anchor="end">{i * step:0.####}</text>"""));
        var marks = Marks.Select(mark => HtmlText.Of($"""<line class="tick" x1="{X(mark.At):0.#}" x2="{X(mark.At):0.#}" y1="{Height - Lower:0.#}" y2="{Height - Lower + 4:0.#}"/><text x="{X(mark.At):0.#}" y="{Height - Lower + 16:0.#}" text-anchor="middle">{mark.Word}</text>"""));
        var isCut = Series.Any(series => series.Points.Any(point => point.Value > top));
        return HtmlText.Of($"""
            <figure class="chart"><figcaption>{Title}{(isCut ? HtmlText.Of($""" <span class="about">higher values are cut off</span>""") : new HtmlText())}</figcaption>
            <svg viewBox="0 0 {Width} {Height}" role="img"><title>{Title}</title><desc>{Up} by {Across}, for {string.Join(", ", Series.Select(series => series.Name))}.</desc>
            {HtmlText.Join(grid)}{HtmlText.Join(marks)}
            <text x="{(Left + Width - Right) / 2:0.#}" y="{Height - 8:0.#}" text-anchor="middle">{Across}</text>
            <text transform="translate(11 {(Upper + Height - Lower) / 2:0.#}) rotate(-90)" text-anchor="middle">{Up}</text>
            <svg x="{Left:0.#}" y="{Upper:0.#}" width="{Width - Left - Right:0.#}" height="{Height - Upper - Lower:0.#}" viewBox="{Left:0.#} {Upper:0.#} {Width - Left - Right:0.#} {Height - Upper - Lower:0.#}">
            {HtmlText.Join(Series.Select((series, i) => series.IsBars ? Bars(series, i, top) : Line(series, i, top)))}</svg>
            <line class="axis" x1="{Left:0.#}" x2="{Width - Right:0.#}" y1="{Height - Lower:0.#}" y2="{Height - Lower:0.#}"/></svg>
            <ul class="legend">{HtmlText.Join(Series.Select((series, i) => HtmlText.Of($"""<li><svg viewBox="0 0 24 10" aria-hidden="true">{(series.IsBars ? HtmlText.Of($"""<rect class="bar s{i % 6}" width="24" height="10"/>""") : HtmlText.Of($"""<path class="line s{i % 6}" d="M0 5H24"/>"""))}</svg>{series.Name}</li>""")))}</ul>
            </figure>

            """);
    }

    private static HtmlText Bars(SvgSeries series, int colour, double top)
    {
        var width = 0.8 * (Width - Left - Right) / series.Points.Count;
        return HtmlText.Join(series.Points.Where(point => point.Value is not null).Select(point =>
            HtmlText.Of($"""<rect class="bar s{colour % 6}" x="{X(point.At) - width / 2:0.#}" y="{Y(point.Value!.Value, top):0.##}" width="{width:0.#}" height="{Height - Lower - Y(point.Value.Value, top):0.##}"><title>{point.Words}</title></rect>""")));
    }

    // A point without a value breaks the line.
    private static HtmlText Line(SvgSeries series, int colour, double top)
    {
        var path = new System.Text.StringBuilder();
        var isBroken = true;
        foreach (var point in series.Points)
        {
            if (point.Value is { } value)
                path.Append(CultureInfo.InvariantCulture, $"{(isBroken ? 'M' : 'L')}{X(point.At):0.#} {Y(value, top):0.#}");
            isBroken = point.Value is null;
        }
        var dots = series.Points.Where(point => point is { Value: not null, Words: not "" }).Select(point => HtmlText.Of($"""<circle class="dot s{colour % 6}" cx="{X(point.At):0.#}" cy="{Y(point.Value!.Value, top):0.#}" r="3"><title>{point.Words}</title></circle>"""));
        return HtmlText.Of($"""<path class="line s{colour % 6}" d="{path}"/>{HtmlText.Join(dots)}""");
    }

    private static double X(double share) => Left + share * (Width - Left - Right);

    private static double Y(double value, double top) => Height - Lower - value / top * (Height - Upper - Lower);

    // 1, 2 or 5 times a power of ten.
    private static double Step(double top)
    {
        if (!(top > 0))
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(top / Ticks)));
        return power * Factors.First(factor => factor * power * Ticks >= top);
    }
}
