using System.Text.Encodings.Web;
using System.Text.Json;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>Items as features, one a line: of a FeatureCollection, or each for itself.</summary>
internal sealed class CrawlFeatures : ICrawlPrinter
{
    // What is written is checked where it is read, and letters stand as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Action<Utf8JsonWriter, FoundItem> _write;
    private readonly bool _isLines;
    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;
    private bool _isFirst = true;

    public CrawlFeatures(Invocation call, Action<Utf8JsonWriter, FoundItem> write, bool isLines)
    {
        _write = write;
        _isLines = isLines;
        _output = call.Results.Buffered();
        _json = new Utf8JsonWriter(_output, Options);
        if (!isLines) _output.Write("{\"type\":\"FeatureCollection\",\"features\":["u8);
    }

    public void Add(FoundItem found)
    {
        if (!_isLines) _output.Write(_isFirst ? "\n"u8 : ",\n"u8);
        _isFirst = false;
        _json.Reset();
        _write(_json, found);

        // Into the buffer, not through it.
        _json.Flush();
        if (_isLines) _output.Write("\n"u8);
    }

    public void End(StacCrawl crawl)
    {
        if (!_isLines) _output.Write(_isFirst ? "]}\n"u8 : "\n]}\n"u8);
        _output.Flush();
    }

    public void Dispose()
    {
        // What is pending where a crawl broke off would only look like an answer.
        _json.Reset();
        _json.Dispose();
    }
}
