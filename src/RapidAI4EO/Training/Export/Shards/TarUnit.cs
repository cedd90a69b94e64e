using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>A tar with some samples, sample by sample.</summary>
internal sealed class TarUnit : IExportUnit
{
    private readonly ExportPlan _plan;
    private readonly TarSample _sample;
    private readonly ShardFile _file;

    public TarUnit(ExportPlan plan, ExportDirectory home, string name, IReadOnlyList<int> rows)
    {
        _plan = plan;
        _sample = new TarSample(plan);
        var facts = new SampleMetadata(plan);
        _file = new ShardFile(home, name, 0, rows.Count, slot => _sample.LengthOf(facts, rows[slot]));
    }

    public IRowTarget OpenRow(int slot) => new ShardRow(_plan, array => (_file, _file.Parts[0].StartOf(slot) + _sample.ImagesAt(array)));

    public IReadOnlyList<FileLine> Complete(IReadOnlyList<RowResult> rows)
    {
        var facts = new SampleMetadata(_plan);
        for (var slot = 0; slot < rows.Count; slot++)
        {
            if (rows[slot].Valid is not { } valid) continue;
            facts.Read(rows[slot].Row, valid);
            _sample.Write(_file, _file.Parts[0].StartOf(slot), facts);
        }

        if (rows.All(row => row.Valid is null)) return [];
        // Two empty blocks end a tar.
        return [_file.Place([], _file.CloseUp((_, slot) => rows[slot].Valid is not null), new byte[2 * TarHead.BlockSize])];
    }

    public void Dispose() => _file.Dispose();
}
