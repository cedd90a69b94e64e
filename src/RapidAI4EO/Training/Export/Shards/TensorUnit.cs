using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>A safetensors file with all arrays of some samples.</summary>
internal sealed class TensorUnit : IExportUnit
{
    private readonly ExportPlan _plan;
    private readonly IReadOnlyList<Tensor> _tensors;
    private readonly int[] _parts;
    private readonly ShardFile _file;

    public TensorUnit(ExportPlan plan, ExportDirectory home, string name, int slots)
    {
        _plan = plan;
        _tensors = Tensor.Of(plan);
        _parts = [.. plan.Arrays.Select((_, i) => IndexOfImages(i))];
        _file = new ShardFile(home, name, TensorHead.Make(plan, _tensors, slots).Length, slots, [.. _tensors.Select(LengthOf)]);
    }

    public IRowTarget OpenRow(int slot) => new ShardRow(_plan, array => (_file, _file.Parts[_parts[array]].StartOf(slot)));

    public IReadOnlyList<FileLine> Complete(IReadOnlyList<RowResult> rows)
    {
        var kept = rows.Count(row => row.Valid is not null);
        if (kept == 0) return [];
        WriteTables(rows);
        var end = _file.CloseUp((part, slot) => _tensors[part].Fixed is not null || rows[slot].Valid is not null);
        return [_file.Place(TensorHead.Make(_plan, _tensors, kept, _file.HeadLength), end, [])];
    }

    public void Dispose() => _file.Dispose();

    /// <summary>What is the same for all lies in the place of the first sample.</summary>
    private static Func<int, long> LengthOf(Tensor tensor) =>
        tensor.Fixed is null ? _ => tensor.EntryBytes : slot => slot == 0 ? tensor.EntryBytes : 0;

    private int IndexOfImages(int array)
    {
        var part = 0;
        while (_tensors[part].Image != array) part++;
        return part;
    }

    private void WriteTables(IReadOnlyList<RowResult> rows)
    {
        var facts = new SampleMetadata(_plan);
        for (var slot = 0; slot < rows.Count; slot++)
        {
            if (rows[slot].Valid is not { } valid) continue;
            facts.Read(rows[slot].Row, valid);
            for (var part = 0; part < _tensors.Count; part++)
            {
                if (_tensors[part].Table is not { } table) continue;
                var entry = new byte[table.EntryBytes];
                table.Write(facts, entry);
                _file.Write(_file.Parts[part].StartOf(slot), entry);
            }
        }

        for (var part = 0; part < _tensors.Count; part++)
        {
            if (_tensors[part].Fixed is { } array) _file.Write(_file.Parts[part].StartOf(0), array.Bytes);
        }
    }
}
