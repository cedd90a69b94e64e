using System.Text;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Audit;

/// <summary>A line for each file in certain states. Nothing in it ever needs quotes.</summary>
internal sealed class AuditCsv : IAuditPrinter
{
    private readonly IReadOnlyList<AssetState> _states;
    private readonly Stream _output;

    public AuditCsv(Invocation call, IReadOnlyList<AssetState> states)
    {
        _states = states;
        _output = call.Results.Buffered();
        _output.Write("id,product,time_step,state,key\n"u8);
    }

    public void Add(SampleAudit audit)
    {
        foreach (var (key, state) in audit.Files.Where(file => _states.Contains(file.State)))
        {
            _output.Write(Encoding.ASCII.GetBytes($"{audit.Sample},{key.Product},{key.Step},{AuditText.Name(state)},{key}\n"));
        }
    }

    public void End(AuditTotals totals) => _output.Flush();
}
