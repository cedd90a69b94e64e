using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Audit;

/// <summary>
/// A row for each sample that is not complete, with what is here, missing and unknown of each product, and the totals under them.
/// A terminal gets the first rows, anything else all of them.
/// </summary>
internal sealed class AuditTable(Invocation call, IReadOnlyList<Product> products, IReadOnlyList<AssetState> states) : IAuditPrinter
{
    private const int RowsOnTerminal = 40;
    private const int CellWidth = 14;

    private readonly Stream _output = call.Results.Buffered();
    private long _rows;

    public void Add(SampleAudit audit)
    {
        if (audit.IsComplete || !states.Any(audit.Has))
        {
            return;
        }

        if (_rows == 0)
        {
            WriteRow("here/missing/unknown", product => product.Key);
        }

        if (_rows < RowsOnTerminal || !Terminal.HasOutput)
        {
            WriteRow(audit.Sample.ToString(), product => AuditText.Counts(product, (p, state) => audit.Count(p, state)));
        }

        _rows++;
    }

    public void End(AuditTotals totals)
    {
        if (_rows > 0)
        {
            WriteRow("all", product => AuditText.Counts(product, totals.Count));
        }

        _output.Write(Encoding.UTF8.GetBytes(AuditText.Describe(totals) + "\n"));
        _output.Flush();
        if (_rows > RowsOnTerminal && Terminal.HasOutput)
        {
            call.Messages.Note($"{_rows - RowsOnTerminal:N0} more samples are not complete; --output csv lists every file.");
        }
    }

    private void WriteRow(string head, Func<Product, string> cell)
    {
        var row = new StringBuilder(head.PadRight(20));
        foreach (var product in products)
        {
            row.Append("  ").Append(cell(product).PadRight(CellWidth));
        }

        _output.Write(Encoding.UTF8.GetBytes(row.ToString().TrimEnd() + "\n"));
    }
}
