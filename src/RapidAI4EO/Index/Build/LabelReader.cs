using System.Globalization;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Reads the label file, CSV with the columns <c>sample_id</c> and <c>clc_111</c> to <c>clc_999</c>, line by line: the file is
/// never in memory as a whole. Rows that cannot be used become findings.
/// </summary>
internal sealed class LabelReader(ResourceText text, FindingLog findings)
{
    private const int BufferLength = 1 << 20;
    private const int MaxLineLength = 1 << 16;
    private const int IdColumn = -1;
    private const int IgnoredColumn = -2;

    private readonly uint[] _entries = new uint[ClcNomenclature.Count];
    private int[] _columns = [];

    // For each column, how many columns from there on hold shares.
    private int[] _zeroRuns = [];
    private int _line;

    public LabelTable Table { get; } = new();

    /// <exception cref="CorpusException">The file is damaged or lacks columns.</exception>
    public void Run()
    {
        var buffer = new byte[BufferLength];
        var length = 0;
        while (true)
        {
            var read = text.Read(buffer.AsSpan(length));
            length += read;
            var used = TakeLines(buffer.AsSpan(0, length), isLast: read == 0);
            if (read == 0)
            {
                break;
            }

            if (length - used > MaxLineLength)
            {
                throw new CorpusException($"{text.Path}, line {_line + 1} is longer than {MaxLineLength} characters. It is not the corpus's label file.");
            }

            buffer.AsSpan(used, length - used).CopyTo(buffer);
            length -= used;
        }

        if (_line == 0)
        {
            throw new CorpusException($"{text.Path} is empty. Fetch it again.");
        }
    }

    private int TakeLines(ReadOnlySpan<byte> lines, bool isLast)
    {
        var used = 0;
        while (used < lines.Length)
        {
            var end = lines[used..].IndexOf((byte)'\n');
            if (end < 0 && !isLast)
            {
                break;
            }

            var line = end < 0 ? lines[used..] : lines.Slice(used, end);
            used += line.Length + 1;
            _line++;
            TakeLine(line.EndsWith("\r"u8) ? line[..^1] : line);
        }

        return Math.Min(used, lines.Length);
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (_line == 1)
        {
            TakeHeader(line);
        }
        else if (!line.IsEmpty)
        {
            TakeRow(line);
        }
    }

    private void TakeHeader(ReadOnlySpan<byte> line)
    {
        var names = Encoding.UTF8.GetString(line).TrimStart('\uFEFF').Split(',').Select(name => name.Trim('"')).ToList();
        var expected = ClcNomenclature.Classes.Select(c => c.Property).Prepend("sample_id").ToList();
        var missing = expected.Except(names).ToList();
        if (missing.Count > 0 || names.Distinct().Count() != names.Count)
        {
            throw new CorpusException(
                $"{text.Path} is not the corpus's label file: its header {(missing.Count > 0 ? $"lacks {Some(missing)}" : "names a column twice")}.");
        }

        _columns = [.. names.Select(name => name == "sample_id" ? IdColumn
            : ClcNomenclature.Classes.FirstOrDefault(c => c.Property == name)?.Index ?? IgnoredColumn)];
        _zeroRuns = new int[_columns.Length];
        for (var column = _columns.Length - 1; column >= 0; column--)
        {
            _zeroRuns[column] = _columns[column] < 0 ? 0 : 1 + (column + 1 < _columns.Length ? _zeroRuns[column + 1] : 0);
        }
    }

    private static string Some(List<string> names) =>
        string.Join(", ", names.Take(3)) + (names.Count > 3 ? $" and {names.Count - 3} more" : "");

    private void TakeRow(ReadOnlySpan<byte> line)
    {
        var row = new RowState();
        var at = 0;
        for (var column = 0; column < _columns.Length; column++)
        {
            if (at > line.Length)
            {
                Report(row, $"it has {column} values; the header names {_columns.Length}");
                return;
            }

            // Nearly all values are zero, and nearly all zeros are written so.
            var zeros = CountZeros(line, at, _zeroRuns[column]);
            if (zeros > 0)
            {
                at += 4 * zeros;
                column += zeros - 1;
                continue;
            }

            var field = Field(line, ref at);
            if (TakeField(_columns[column], field, ref row) is { } problem)
            {
                Report(row, problem);
                return;
            }
        }

        EndRow(row, isComplete: at > line.Length);
    }

    /// <summary>How many of the next values are written <c>0.0</c>, up to a limit; eight are compared at a time.</summary>
    private static int CountZeros(ReadOnlySpan<byte> line, int at, int limit)
    {
        var eight = "0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,"u8;
        var rest = line[at..];
        var zeros = 0;
        while (zeros + 8 <= limit && rest.StartsWith(eight))
        {
            zeros += 8;
            rest = rest[32..];
        }

        while (zeros < limit && rest.StartsWith("0.0,"u8))
        {
            zeros++;
            rest = rest[4..];
        }

        return zeros;
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> line, ref int at)
    {
        var rest = line[at..];
        var end = rest.IndexOf((byte)',');
        var field = end < 0 ? rest : rest[..end];
        at += field.Length + 1;
        // No value of this file can hold a comma, so quotes are only ever around a whole field.
        return field is [(byte)'"', .., (byte)'"'] ? field[1..^1] : field;
    }

    private string? TakeField(int column, ReadOnlySpan<byte> field, ref RowState row)
    {
        switch (column)
        {
            case IgnoredColumn:
                return null;
            case IdColumn:
                row.HasId = SampleId.TryParse(field, out row.Id);
                row.IdText = row.HasId ? null : Encoding.UTF8.GetString(field);
                return row.HasId ? null : "its sample_id is not an id like 33N_15E-200N_01_09";
            default:
                var count = FractionText.TryReadCount(field);
                return count < 0 ? TakeUnusual(column, field, ref row) : Take(column, count, ref row);
        }
    }

    private string? Take(int column, int count, ref RowState row)
    {
        if (count > 0)
        {
            row.Sum += count;
            _entries[row.Count++] = LabelTable.Entry(column, (ushort)count);
        }

        return null;
    }

    /// <summary>A number with an exponent or many digits; if it is no count of 1/40000 its decimals are kept.</summary>
    private string? TakeUnusual(int column, ReadOnlySpan<byte> field, ref RowState row)
    {
        var name = ClcNomenclature.Classes[column].Property;
        if (!FractionText.TryRead(field, out var share))
        {
            return $"its {name} is '{DisplayText.Text(Encoding.UTF8.GetString(field))}', which is not a number";
        }

        if (share.Sign < 0 || share > Rational.One)
        {
            return $"its {name} is {Encoding.UTF8.GetString(field)}; a share lies between 0 and 1";
        }

        var count = FractionText.CountOf(share);
        if (count >= 0)
        {
            return Take(column, count, ref row);
        }

        _entries[row.Count++] = LabelTable.Entry(column, ClassPostings.NonQuantized);
        row.Odd ??= [];
        row.Odd.Add((column, Encoding.ASCII.GetString(field)));
        row.OddSum += share;
        row.Rounding += FractionText.RoundingOf(field);
        return null;
    }

    private void EndRow(RowState row, bool isComplete)
    {
        if (!isComplete)
        {
            Report(row, $"it has more values than the {_columns.Length} that the header names");
            return;
        }

        if (!SumsToOne(row))
        {
            var sum = ((double)row.Sum / ClassPostings.SharesUnit) + row.OddSum.ToDouble();
            Report(row, sum == 1 ? "its shares miss a sum of 1 by less than a double shows" : string.Create(CultureInfo.InvariantCulture, $"its shares sum to {sum}, not to 1"));
            return;
        }

        foreach (var (column, share) in row.Odd ?? [])
        {
            Table.NonQuantizedFractions[(Table.Ids.Count, column)] = share;
        }

        // A file may name the columns in another order; the table keeps that of the nomenclature.
        _entries.AsSpan(0, row.Count).Sort();
        Table.Add(row.Id.Pack(), _line, _entries.AsSpan(0, row.Count));
    }

    /// <summary>Counts sum exactly; numbers that were rounded when they were written may miss by their rounding.</summary>
    private static bool SumsToOne(in RowState row)
    {
        if (row.Odd is null)
        {
            return row.Sum == ClassPostings.SharesUnit;
        }

        var miss = row.OddSum + new Rational(row.Sum - ClassPostings.SharesUnit, ClassPostings.SharesUnit);
        return (miss.Sign < 0 ? -miss : miss) <= row.Rounding;
    }

    private void Report(in RowState row, string problem)
    {
        if (row.HasId)
        {
            findings.Reject(IndexJoin.PlaceOf(row.Id.Pack()), new Finding(text.Name, $"line {_line}", row.Id.ToString(), problem));
        }
        else
        {
            findings.RejectNameless(new Finding(text.Name, $"line {_line}", row.IdText is null ? null : DisplayText.Text(row.IdText), problem));
        }
    }

    /// <summary>What is known of the row being read.</summary>
    private struct RowState
    {
        public bool HasId;

        /// <summary>What stands in place of an id.</summary>
        public string? IdText;
        public SampleId Id;
        public int Count;
        public int Sum;
        public List<(int Column, string Share)>? Odd;
        public Rational OddSum;
        public Rational Rounding;
    }
}
