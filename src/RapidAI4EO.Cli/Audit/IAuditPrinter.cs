using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Audit;

/// <summary>Prints an audit as it comes, sample by sample.</summary>
internal interface IAuditPrinter
{
    void Add(SampleAudit audit);

    void End(AuditTotals totals);
}
