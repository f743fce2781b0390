using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>An evaluation as one HTML file that needs nothing else: tables, charts, and the pictures that went worst and best.</summary>
/// <remarks>The same evaluation gives the same file. The file may be sent to others: it loads nothing from anywhere, and its content security policy admits the one script inside only.</remarks>
public static partial class HtmlReport
{
    /// <summary>Writes the report, atomically. The pictures that it shows, 25 at most, are predicted once more.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="report">The scores.</param>
    /// <param name="data">What was evaluated, for the title.</param>
    /// <param name="frames">The frames of the report.</param>
    /// <param name="progress">Hears how many pictures are drawn, of how many; on any thread.</param>
    /// <param name="cancellationToken">Ends it between two pictures.</param>
    /// <exception cref="WriteException">The file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(string path, Report report, string data, IReadOnlyList<DatasetFrame> frames, IProgress<(int Done, int Of)>? progress = null, CancellationToken cancellationToken = default)
    {
        var script = Resource("report.js");
        var judged = report.Judged;
        var gallery = new HtmlGallery(report, judged, frames);
        var parts = new Dictionary<string, string>
        {
            ["title"] = HtmlText.Of($"{judged.Name} on {data}").ToString(),
            ["style"] = Resource("report.css"),
            ["legends"] = $":root{{--depth:url({ColourScale.Legend(HtmlGallery.DepthColours)});--error:url({ColourScale.Legend(HtmlGallery.ErrorColours)})}}",
            // Line ends as they are in the file: the hash is over its bytes.
            ["hash"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script))),
            ["script"] = script,
            ["summary"] = HtmlTables.Summary(report, judged).ToString(),
            ["problems"] = HtmlTables.Problems(report).ToString(),
            ["protocols"] = HtmlText.Join(report.Protocols.Select((protocol, i) => Section(report, protocol, $"protocol-{i + 1}", judged, i == 0 ? gallery.ToHtml(progress, cancellationToken) : new HtmlText(), gallery.Anchors))).ToString(),
        };
        var html = Hole().Replace(Resource("report.html"), hole => parts[hole.Groups[1].Value]);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(html));
    }

    private static HtmlText Section(Report report, ReportProtocol applied, string id, Predictor judged, HtmlText gallery, IReadOnlyDictionary<string, string> anchors)
    {
        var protocol = applied.Protocol;
        return HtmlText.Of($"""
            <section aria-labelledby="{id}">
            <h2 id="{id}">{protocol.Name} <span class="about">{protocol.Title}</span></h2>
            <p class="fingerprint">fingerprint <code>{applied.Fingerprint}</code> · {protocol.Source}</p>
            <dl class="choices">{HtmlText.Join(protocol.Choices.Select(choice => HtmlText.Of($"<div><dt>{choice.What}</dt><dd>{choice.Choice}</dd></div>")))}</dl>
            {HtmlTables.Means(report, protocol, judged)}
            <div class="charts">{HtmlCharts.Of(report, protocol)}</div>
            {gallery}
            {HtmlTables.Pictures(report, protocol, judged, anchors)}
            </section>

            """);
    }

    private static string Resource(string name)
    {
        using var text = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Hole();
}
