using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Fathom.Tests;

namespace Fathom.Evaluation.Tests;

/// <summary>One page in Debian's Chromium without a window, spoken to by its DevTools protocol.</summary>
internal sealed class Browser : IDisposable
{
    private readonly TemporaryFolder profile = new();
    private readonly Process process;
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
    private readonly string? session;
    private int last;
    private bool isLoaded;

    private Browser(string program)
    {
        // Without its sandbox, which root may not use: the one page is ours.
        process = Process.Start(new ProcessStartInfo(program, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={profile.Path}", "about:blank"]) { RedirectStandardError = true })!;
        const string Said = "DevTools listening on ";
        string? line;
        while ((line = process.StandardError.ReadLineAsync(patience.Token).AsTask().GetAwaiter().GetResult()) is not null && !line.StartsWith(Said, StringComparison.Ordinal)) { }
        _ = process.StandardError.ReadToEndAsync();
        socket.ConnectAsync(new Uri((line ?? throw new InvalidOperationException($"{program} ended."))[Said.Length..]), patience.Token).GetAwaiter().GetResult();
        session = (string?)Send("Target.attachToTarget", new() { ["targetId"] = Send("Target.createTarget", new() { ["url"] = "about:blank" })["targetId"]!.DeepClone(), ["flatten"] = true })["sessionId"];
        foreach (var domain in new[] { "Runtime", "Log", "Network", "Page" })
            Send($"{domain}.enable");
    }

    /// <summary>Errors and warnings of the page, and whatever it asked the network for.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Opens a file; skips the test where there is no Chromium.</summary>
    public static Browser Open(string file, int width = 1280, bool isDark = false)
    {
        var program = new[] { "/usr/bin/chromium", "/usr/bin/chromium-headless-shell" }.FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null, "There is no Chromium: scripts/setup.sh test installs one.");
        var browser = new Browser(program!);
        browser.Send("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        browser.Send("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }) });
        browser.Send("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        while (!browser.isLoaded)
            browser.Receive();
        return browser;
    }

    /// <summary>The value of an expression, as JSON.</summary>
    public JsonNode? Evaluate(string expression)
    {
        var answer = Send("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"];
    }

    /// <summary>Presses a key, as a person would.</summary>
    public void Press(string key, int code, string text = "")
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
            Send("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code, ["text"] = type == "keyDown" ? text : "" });
    }

    public void Dispose()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        patience.Dispose();
        profile.Dispose();
    }

    private JsonNode Send(string method, JsonObject? parameters = null)
    {
        var id = ++last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            message["sessionId"] = session;
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, patience.Token).GetAwaiter().GetResult();
        while (true)
        {
            var answer = Receive();
            if ((int?)answer["id"] == id)
                return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer.ToJsonString()}");
        }
    }

    private JsonNode Receive()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = socket.ReceiveAsync(new ArraySegment<byte>(buffer), patience.Token).GetAwaiter().GetResult();
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        var message = JsonNode.Parse(whole.ToArray())!;
        Hear((string?)message["method"], message["params"]);
        return message;
    }

    private void Hear(string? method, JsonNode? what)
    {
        isLoaded |= method == "Page.loadEventFired";
        if (method is "Runtime.exceptionThrown" or "Log.entryAdded" || (method == "Runtime.consoleAPICalled" && (string?)what!["type"] is "error" or "warning"))
            Problems.Add(what!.ToJsonString());
        if (method == "Network.requestWillBeSent" && (string)what!["request"]!["url"]! is var url && !url.StartsWith("file:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal))
            Problems.Add($"asked for {url}");
    }
}
