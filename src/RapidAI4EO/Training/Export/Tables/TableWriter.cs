using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Tables;

/// <summary>Writes small arrays, sample by sample, each to a file of its own or to one for so many samples.</summary>
/// <param name="end">What they are of.</param>
/// <param name="samplesPerFile">After so many a table goes on in its next file.</param>
/// <param name="begin">Begins a file: the table, and which of its files, from 0.</param>
internal sealed class TableWriter(ExportFinalizer end, int samplesPerFile, Func<TableArray, int, HashedFile> begin)
{
    private const int PieceBytes = 1 << 18;

    /// <param name="tables">All are written in one pass over the samples.</param>
    /// <param name="fillsUp">Whether the last file is filled up with zeros to the length of the others.</param>
    public void Write(IReadOnlyList<TableArray> tables, bool fillsUp)
    {
        var open = tables.Select(table => new OpenTable(table)).ToList();
        try
        {
            var count = 0;
            foreach (var sample in end.Samples())
            {
                foreach (var table in open)
                {
                    if (count % samplesPerFile == 0) table.Begin(begin(table.Array, count / samplesPerFile), end);
                    table.Add(sample);
                }

                count++;
            }

            var rest = fillsUp ? (samplesPerFile - (count % samplesPerFile)) % samplesPerFile : 0;
            foreach (var table in open) table.End(end, rest);
        }
        finally
        {
            open.ForEach(table => table.Dispose());
        }
    }

    /// <summary>A table that is being written, with a piece of it that waits to be.</summary>
    private sealed class OpenTable(TableArray array) : IDisposable
    {
        private readonly byte[] _piece = new byte[Math.Max(PieceBytes, array.EntryBytes)];
        private HashedFile? _file;
        private int _filled;

        public TableArray Array => array;

        public void Begin(HashedFile file, ExportFinalizer end)
        {
            End(end, 0);
            _file = file;
        }

        public void Add(SampleMetadata sample) => array.Write(sample, Next());

        public void End(ExportFinalizer end, int emptyEntries)
        {
            if (_file is null) return;
            for (; emptyEntries > 0; emptyEntries--) Next().Clear();
            Flush();
            end.Append(_file.Commit());
            Dispose();
        }

        public void Dispose()
        {
            _file?.Dispose();
            _file = null;
        }

        private Span<byte> Next()
        {
            if (_filled + array.EntryBytes > _piece.Length) Flush();
            _filled += array.EntryBytes;
            return _piece.AsSpan(_filled - array.EntryBytes, array.EntryBytes);
        }

        private void Flush()
        {
            _file!.Append(_piece.AsSpan(0, _filled));
            _filled = 0;
        }
    }
}
