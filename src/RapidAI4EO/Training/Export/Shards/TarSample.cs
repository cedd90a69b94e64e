using RapidAI4EO.Imagery.Npy;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>The members of a sample in a tar: an array each, then its JSON. What stands before the first dot of a name is the sample's id.</summary>
internal sealed class TarSample
{
    private readonly ExportPlan _plan;
    private readonly byte[][] _heads;
    private readonly string[] _valid;

    public TarSample(ExportPlan plan)
    {
        _plan = plan;
        _heads = [.. plan.Arrays.Select(array => NpyHead.Make(array.Type.NumpyName(), [.. array.Shape.Select(size => (long)size)]))];
        _valid = [.. plan.Arrays.Select(array => new string(RowResult.Filled, array.Steps.Count))];
    }

    /// <summary>Bytes of a sample with all its members.</summary>
    public long LengthOf(SampleMetadata facts, int row)
    {
        facts.Read(row, _valid);
        return JsonAt + TarHead.BlockSize + TarHead.RoundedUp(SampleJson.Make(_plan, facts).Length);
    }

    /// <summary>Where an array's numbers begin, from the sample's beginning.</summary>
    public long ImagesAt(int array) => MemberAt(array) + TarHead.BlockSize + _heads[array].Length;

    /// <summary>Writes all but the images.</summary>
    public void Write(ShardFile file, long at, SampleMetadata facts)
    {
        for (var i = 0; i < _heads.Length; i++)
        {
            var length = _heads[i].Length + _plan.Arrays[i].SampleBytes;
            file.Write(at + MemberAt(i), [.. TarHead.Make($"{facts.Id}.{_plan.Arrays[i].Name}.npy", length), .. _heads[i]]);
            file.Write(at + MemberAt(i) + TarHead.BlockSize + length, new byte[TarHead.RoundedUp(length) - length]);
        }

        var json = SampleJson.Make(_plan, facts);
        file.Write(at + JsonAt, [.. TarHead.Make($"{facts.Id}.json", json.Length), .. json, .. new byte[TarHead.RoundedUp(json.Length) - json.Length]]);
    }

    private long JsonAt => MemberAt(_heads.Length);

    private long MemberAt(int array)
    {
        var at = 0L;
        for (var i = 0; i < array; i++) at += TarHead.BlockSize + TarHead.RoundedUp(_heads[i].Length + _plan.Arrays[i].SampleBytes);
        return at;
    }
}
