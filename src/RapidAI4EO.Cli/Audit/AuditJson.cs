using System.Text.Json;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Audit;

/// <summary>The samples and the totals as one object of JSON, written as they come.</summary>
internal sealed class AuditJson : IAuditPrinter, IDisposable
{
    private const int FlushAt = 1 << 16;

    private readonly Invocation _call;
    private readonly IReadOnlyList<Product> _products;
    private readonly IReadOnlyList<AssetState> _states;
    private readonly Utf8JsonWriter _json;

    public AuditJson(Invocation call, IReadOnlyList<Product> products, IReadOnlyList<AssetState> states)
    {
        _call = call;
        _products = products;
        _states = states;
        _json = new Utf8JsonWriter((Stream)call.Results, new JsonWriterOptions { Indented = true });
        _json.WriteStartObject();
        _json.WriteStartArray("samples");
    }

    public void Add(SampleAudit audit)
    {
        if (!_states.Any(audit.Has))
        {
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("id", audit.Sample.ToString());
        WriteCounts((product, state) => audit.Count(product, state));
        _json.WriteEndObject();
        if (_json.BytesPending > FlushAt)
        {
            _json.Flush();
        }
    }

    public void End(AuditTotals totals)
    {
        _json.WriteEndArray();
        _json.WriteStartObject("totals");
        _json.WriteNumber("samples", totals.Samples);
        _json.WriteNumber("complete", totals.Complete);
        WriteCounts(totals.Count);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _call.Results.Write("\n"u8);
    }

    public void Dispose()
    {
        // What is pending where the audit broke off would only look like an answer.
        _json.Reset();
        _json.Dispose();
    }

    private void WriteCounts(Func<Product, AssetState, long> count)
    {
        foreach (var state in AuditText.States)
        {
            _json.WriteNumber(AuditText.Name(state), _products.Sum(product => count(product, state)));
        }

        _json.WriteStartObject("products");
        foreach (var product in _products)
        {
            _json.WriteStartObject(product.Key);
            foreach (var state in AuditText.States)
            {
                _json.WriteNumber(AuditText.Name(state), count(product, state));
            }

            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }
}
