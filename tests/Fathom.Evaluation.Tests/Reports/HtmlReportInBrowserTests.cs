using System.Text.Json.Nodes;
using Fathom.Datasets;
using Fathom.Tests;

namespace Fathom.Evaluation.Tests;

/// <summary>The report as a person meets it. All on one page, for a browser takes a while to start.</summary>
public sealed class HtmlReportInBrowserTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_report_of_a_hundred_pictures_opens_without_an_error_sorts_and_wipes()
    {
        var file = Report(100);
        Assert.InRange(new FileInfo(file).Length, 1_000_000, 15_000_000);
        using var page = Browser.Open(file);

        Assert.Equal("guess on data", (string?)page.Evaluate("document.title"));
        Assert.Equal(25, (int?)page.Evaluate("document.querySelectorAll('.viewer').length"));
        Assert.True((bool?)page.Evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)"));
        Assert.Equal(0, (int?)page.Evaluate("[...document.querySelectorAll('img:not([alt]), svg[role=img]:not(:has(title)):not([aria-label]), button:empty, input:not([aria-label])')].length"));
        // Nothing sticks out of the page to the right.
        Assert.Equal(0, (int?)page.Evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));

        Sorts(page);
        Wipes(page);
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_can_be_read_on_a_small_screen_by_day_and_by_night(bool isDark)
    {
        using var page = Browser.Open(Report(3), width: 360, isDark);
        Assert.Equal(0, (int?)page.Evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        // WCAG 2.1: at least 4.5 to 1 for text, 3 to 1 for lines of a chart.
        var contrasts = page.Evaluate("""
            (() => {
                const light = colour => { const [r, g, b] = colour.match(/[\d.]+/g).map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
                const behind = element => { const colour = getComputedStyle(element).backgroundColor; return colour === 'rgba(0, 0, 0, 0)' ? behind(element.parentElement) : colour; };
                const contrast = (a, b) => { const [low, high] = [light(a), light(b)].sort((x, y) => x - y); return (high + .05) / (low + .05); };
                const least = (selector, property) => Math.min(...[...document.querySelectorAll(selector)].map(element => contrast(getComputedStyle(element)[property], behind(element))));
                return [least('h1, h2, .about, p, dt, dd, td, th, small, .names button, .legend li, a', 'color'), least('.chart text', 'fill'), least('path.line', 'stroke')];
            })()
            """)!.AsArray().Select(number => (double)number!).ToList();
        Assert.True(contrasts[0] >= 4.5 && contrasts[1] >= 4.5 && contrasts[2] >= 3, string.Join(" ", contrasts));
        Assert.Empty(page.Problems);
    }

    private static void Sorts(Browser page)
    {
        const string Column = "[...document.querySelectorAll('.sortable tbody tr')].map(row => Number(row.cells[4].querySelector('data').value))";
        page.Evaluate("document.querySelectorAll('.sortable thead button')[4].focus()");
        page.Press("Enter", 13, "\r");
        var up = Numbers(page.Evaluate(Column));
        Assert.Equal(100, up.Count);
        Assert.Equal(up.Order(), up);
        Assert.Equal("ascending", (string?)page.Evaluate("document.querySelector('.sortable th:nth-child(5)').getAttribute('aria-sort')"));
        page.Press("Enter", 13, "\r");
        Assert.Equal(up.OrderDescending(), Numbers(page.Evaluate(Column)));
        page.Evaluate("document.querySelectorAll('.sortable thead button')[0].click()");
        // Names by their numbers, as people count.
        Assert.Equal(["frame 0", "frame 1", "frame 2"], page.Evaluate("[...document.querySelectorAll('.sortable tbody th')].slice(0, 3).map(cell => cell.textContent)")!.AsArray().Select(name => (string?)name));
    }

    private static void Wipes(Browser page)
    {
        const string State = "(() => { const viewer = document.querySelector('.viewer'); return [viewer.style.getPropertyValue('--at'), getComputedStyle(viewer.querySelectorAll('img')[1]).clipPath, viewer.querySelector('input').getAttribute('aria-valuetext')]; })()";
        var start = page.Evaluate(State)!.AsArray();
        page.Evaluate("document.querySelector('.viewer input').focus()");
        page.Press("ArrowRight", 39);
        var moved = page.Evaluate(State)!.AsArray();
        Assert.Equal(("0.5", "prediction over 50 % of the picture"), ((string?)start[0], (string?)start[2]));
        Assert.Equal(("0.55", "prediction over 55 % of the picture"), ((string?)moved[0], (string?)moved[2]));
        Assert.NotEqual((string?)start[1], (string?)moved[1]);
        page.Press("End", 35);
        Assert.Equal(("3", "error"), page.Evaluate(State)!.AsArray() is var end ? ((string?)end[0], (string?)end[2]) : default);
        page.Evaluate("[...document.querySelectorAll('.all button')].at(2).click()");
        Assert.True((bool?)page.Evaluate("[...document.querySelectorAll('.viewer')].every(viewer => viewer.style.getPropertyValue('--at') === '2' && viewer.querySelector('[aria-pressed=true]').textContent === 'truth')"));
    }

    private static List<double> Numbers(JsonNode? values) => [.. values!.AsArray().Select(value => (double)value!)];

    // As large as real ones: pictures with the texture of leaves, depth of a road with poles.
    private string Report(int count)
    {
        var guess = new Predictor("guess", frame => new DepthMap(96, 32, [.. Enumerable.Range(0, 96 * 32).Select(i => i / 96 + 0.2f * frame.Frame.Name.Length + MathF.Sin(i))], DepthKind.AffineInverseDepth));
        var frames = Enumerable.Range(0, count).Select(Frame).ToList();
        HtmlReport.Write(folder["report.html"], new Evaluator([guess, Predictor.Constant, Predictor.VerticalRamp], [Protocol.Affine]).Run(frames), "data", frames);
        return folder["report.html"];
    }

    private static DatasetFrame Frame(int number)
    {
        const int Width = 640, Height = 192;
        var (random, image, depth) = (new Random(number), new Image(Width, Height), new float[Width * Height]);
        random.NextBytes(image.Pixels);
        for (var i = 0; i < depth.Length; i++)
            depth[i] = i % Width % (20 + number) < 5 ? 6 : 1000f / (10 + i / Width);
        return MemoryFrame.Of($"frame {number}", new DepthMap(Width, Height, depth, DepthKind.MetricDepth), "street", number % 2 == 0 ? "day" : "night", 80, image.Resize(Width / 2, Height / 2, Resizing.OpenCvArea).Resize(Width, Height, Resizing.OpenCvLinear));
    }
}
