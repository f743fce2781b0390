using System.Globalization;
using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>The pictures that went worst and best under the first protocol.</summary>
internal sealed class HtmlGallery
{
    public const ColorMap DepthColours = ColorMap.Inferno, ErrorColours = ColorMap.Viridis;

    private const int Worst = 20, Best = 5;

    // What the first view shows: the prediction over the left half of the picture, so that the wipe is seen to be one.
    private const double Start = 0.5;

    private readonly Predictor judged;
    private readonly Protocol protocol;
    private readonly Dictionary<string, DatasetFrame> frames;
    private readonly List<FrameScore> worst, best;

    public HtmlGallery(Report report, Predictor judged, IReadOnlyList<DatasetFrame> frames)
    {
        (this.judged, protocol) = (judged, report.Protocols[0].Protocol);
        this.frames = frames.ToDictionary(frame => frame.Name);
        var metric = protocol.Metrics[0];
        // From worst to best; names decide between equals, so that the report is the same again.
        var scored = report.Frames.Where(frame => frame.Predictor == judged.Name && frame.Protocol == protocol.Name && metric.Of(frame.Result) is not null)
            .OrderByDescending(frame => (metric.LowerIsBetter ? 1 : -1) * metric.Of(frame.Result)!.Value).ThenBy(frame => frame.Frame, StringComparer.Ordinal).ToList();
        best = [.. scored.AsEnumerable().Reverse().Take(Math.Min(Best, scored.Count / 2))];
        worst = [.. scored.Take(Math.Min(Worst, scored.Count - best.Count))];
        Anchors = worst.Concat(best).Select((frame, i) => (frame.Frame, Id: string.Create(CultureInfo.InvariantCulture, $"shown-{i + 1}"))).ToDictionary(shown => shown.Frame, shown => shown.Id);
    }

    /// <summary>The frames that are shown, and where.</summary>
    public IReadOnlyDictionary<string, string> Anchors { get; }

    public HtmlText ToHtml(IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        if (worst.Count == 0)
            return new HtmlText();
        var drawn = 0;
        var depth = protocol.ComparesPairs
            ? HtmlText.Of($"""<div class="key"><span>far</span><span class="bar depth"></span><span>near, as predicted</span></div><div class="key"><span>● the nearer point, ○ the farther one</span></div>""")
            : HtmlText.Of($"""
                <div class="key"><span>far</span><span class="bar depth"></span><span>near: aligned prediction and truth in the same colours, even in 1 / depth; the ends are below each picture</span></div>
                <div class="key"><span>0 %</span><span class="bar error"></span><span>relative error of {100 * GalleryPicture.LargestError} % and more; grey: not measured, or not scored</span></div>
                """);
        string[] layers = protocol.ComparesPairs ? ["picture", "prediction"] : ["picture", "prediction", "truth", "error"];
        return HtmlText.Of($"""
            <h3>Worst and best pictures of {judged.Name}, by {protocol.Metrics[0].Title}</h3>
            <div class="keys">{depth}<div class="all" role="group" aria-label="Show in all pictures"><span>all:</span>{HtmlText.Join(layers.Select((layer, i) => HtmlText.Of($"""<button type="button" value="{i}">{layer}</button>""")))}</div></div>
            {Pictures("Worst", worst, Counted, cancellationToken)}
            {Pictures("Best", best, Counted, cancellationToken)}
            """);

        HtmlText Counted(FrameScore score)
        {
            var figure = Figure(score);
            progress?.Report((Interlocked.Increment(ref drawn), worst.Count + best.Count));
            return figure;
        }
    }

    private static HtmlText Pictures(string which, List<FrameScore> scores, Func<FrameScore, HtmlText> figure, CancellationToken cancellationToken) => scores.Count == 0 ? new HtmlText() : HtmlText.Of($"""
        <h4>{which} {scores.Count}</h4>
        <div class="gallery">
        {HtmlText.Join(scores.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(figure))}</div>

        """);

    private HtmlText Figure(FrameScore score)
    {
        var place = string.Join(", ", new[] { score.Place, score.Condition }.Where(word => word != ""));
        var numbers = HtmlText.Join(protocol.Metrics.Select(metric => (metric, Value: metric.Of(score.Result))).Where(number => number.Value is not null)
            .Select(number => HtmlText.Of($"""<div><dt>{number.metric.Title}</dt><dd><data value="{number.Value!.Value:R}">{number.Value.Value.ToString(number.metric.Format, CultureInfo.InvariantCulture)}</data></dd></div>""")));
        try
        {
            var picture = GalleryPicture.Of(frames[score.Frame], protocol, judged, score.Result);
            var ends = picture.Depths is var (near, far) ? HtmlText.Of($"<div><dt>colours</dt><dd>{near:0.0} to {far:0.0} m</dd></div>") : new HtmlText();
            return HtmlText.Of($"""
                <figure id="{Anchors[score.Frame]}">
                {Viewer(score.Frame, picture)}
                <figcaption><strong>{score.Frame}</strong> <span>{place}</span><dl>{numbers}{ends}</dl></figcaption>
                </figure>

                """);
        }
        catch (FathomException error)
        {
            return HtmlText.Of($"""<figure id="{Anchors[score.Frame]}"><p class="missing">{error.Message}</p><figcaption><strong>{score.Frame}</strong> <span>{place}</span><dl>{numbers}</dl></figcaption></figure>""");
        }
    }

    private static HtmlText Viewer(string frame, GalleryPicture picture) => HtmlText.Of($"""
        <div class="viewer" style="--at:{Start};--edge:{Start}">
        <div class="layers" style="--ratio:{picture.Width}/{picture.Height}">{HtmlText.Join(picture.Layers.Select((layer, i) => HtmlText.Of($"""<img style="--layer:{i}" src="{layer.Uri}" alt="{layer.Name} of {frame}" width="{picture.Width}" height="{picture.Height}" decoding="async">""")))}{Points(picture)}</div>
        <input type="range" min="0" max="{picture.Layers.Count - 1}" step="0.05" value="{Start}" aria-label="{frame}: {string.Join(", ", picture.Layers.Select(layer => layer.Name))}">
        <div class="names" role="group" aria-label="Show">{HtmlText.Join(picture.Layers.Select(layer => HtmlText.Of($"""<button type="button" aria-pressed="false">{layer.Name}</button>""")))}</div>
        </div>
        """);

    private static HtmlText Points(GalleryPicture picture) => picture.Points is not var (nearer, farther) ? new HtmlText() : HtmlText.Of($"""
        <svg viewBox="0 0 {picture.Width} {picture.Height}" role="img" aria-label="the two points"><circle class="nearer" cx="{nearer.X * picture.Width:0.0}" cy="{nearer.Y * picture.Height:0.0}" r="7"/><circle class="farther" cx="{farther.X * picture.Width:0.0}" cy="{farther.Y * picture.Height:0.0}" r="7"/></svg>
        """);
}
