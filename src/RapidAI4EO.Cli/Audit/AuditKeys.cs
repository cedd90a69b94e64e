using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Audit;

/// <summary>The keys of the files in certain states: a list for a download.</summary>
internal sealed class AuditKeys(Invocation call, IReadOnlyList<AssetState> states) : IAuditPrinter
{
    private readonly KeyLines _lines = new(call);

    public void Add(SampleAudit audit)
    {
        foreach (var (key, _) in audit.Files.Where(file => states.Contains(file.State)))
        {
            _lines.Add(key.ToString());
        }
    }

    public void End(AuditTotals totals) => _lines.End();
}
