using System.IO.Compression;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export.Zarr;

/// <summary>
/// The chunks of one sample. A chunk begins with its first image: one that has none is not written, which in Zarr means the fill value.
/// </summary>
internal sealed class ZarrUnit(ExportPlan plan, ExportDirectory home, Func<string, string> pathOf, int[] chunkSteps) : IExportUnit, IRowTarget
{
    // Noise hides repetitions in reflectances: looking for them makes chunks of real pixels a fifth larger than runs and entropy coding
    // alone, and takes half as long again. docs/training.md has the figures.
    private static readonly ZLibCompressionOptions Packing = new()
    {
        CompressionLevel = 1,
        CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding,
    };

    private readonly List<FileLine> _files = [];
    private HashedFile? _file;
    private HashedStream? _packed;
    private ZLibStream? _packer;
    private int _array;
    private int _chunk;
    private int _steps;

    public IRowTarget OpenRow(int slot) => this;

    public void Write(int array, ReadOnlySpan<byte> pixels)
    {
        TurnTo(array);
        if (_file is null) Begin();
        Append(pixels);
        Count();
    }

    public void Fill(int array)
    {
        TurnTo(array);
        if (_file is not null) Append(plan.Arrays[array].Fill);
        Count();
    }

    public IReadOnlyList<FileLine> Complete(IReadOnlyList<RowResult> rows)
    {
        if (rows[0].Valid is null) return [];
        EndChunk();
        return _files;
    }

    public void Dispose()
    {
        // What the packer still holds would only meet the fault again that ended all this, and hide it.
        _packed?.Abandon();
        _packer?.Dispose();
        _file?.Dispose();
    }

    private void TurnTo(int array)
    {
        if (array == _array) return;
        EndChunk();
        (_array, _chunk) = (array, 0);
    }

    private void Begin()
    {
        var array = plan.Arrays[_array];
        var name = $"{array.Name}/#.{_chunk}.0.0.0";
        _file = home.NewFile(pathOf(name), name);
        if (plan.Options.Compresses) _packer = new ZLibStream(_packed = new HashedStream(_file), Packing);
        for (var step = 0; step < _steps; step++) Append(array.Fill);
    }

    private void Append(ReadOnlySpan<byte> pixels)
    {
        if (_packer is not null) _packer.Write(pixels);
        else _file!.Append(pixels);
    }

    private void Count()
    {
        if (++_steps == chunkSteps[_array]) EndChunk();
    }

    /// <summary>Chunks have all the same length: the last is filled up.</summary>
    private void EndChunk()
    {
        if (_steps == 0) return;
        if (_file is not null)
        {
            for (; _steps < chunkSteps[_array]; _steps++) Append(plan.Arrays[_array].Fill);
            _packer?.Dispose();
            _files.Add(_file.Commit());
            _file.Dispose();
            (_file, _packer) = (null, null);
        }

        _steps = 0;
        _chunk++;
    }
}
