using System.Text.Json;
using RapidAI4EO.Search.Output.Parquet;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Output.Parquet;

/// <summary>Whatever values are written, DuckDB reads them; and what the file says of a row group is true.</summary>
public sealed class ParquetWriterTests : IDisposable
{
    private static readonly int[] Counts = [0, 1, 7, 8, 9, 1000, ParquetWriter.RowsPerGroup, ParquetWriter.RowsPerGroup + 1, 70_000];

    private readonly TestFolder _folder = new();
    private readonly int _seed = Random.Shared.Next();

    public ParquetWriterTests() => TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finish_RandomRows_AreReadByDuckDb()
    {
        var random = new Random(_seed);
        var written = Counts.Select(count => (Path: _folder[$"{count}.parquet"], Rows: Rows(count, random))).ToList();
        written.ForEach(file => Write(file.Path, file.Rows));
        var read = DuckDb.Query([.. written.Select(file => $"SELECT * FROM '{file.Path}'")]);
        foreach (var (file, rows) in written.Zip(read))
        {
            Assert.True(file.Rows.Select(Text).SequenceEqual(rows.Select(Text)), $"seed {_seed}, {file.Rows.Count} rows");
        }
    }

    [Fact]
    public void Finish_ManyRows_HaveTheRangeOfEachRowGroup()
    {
        var rows = Rows(70_000, new Random(_seed));
        var path = _folder["ranges.parquet"];
        Write(path, rows);
        var groups = rows.Chunk(ParquetWriter.RowsPerGroup).ToList();
        var read = DuckDb.Query($"""
            SELECT row_group_id, row_group_num_rows, stats_min_value, stats_max_value, stats_null_count
            FROM parquet_metadata('{path}') WHERE path_in_schema = 'box, xmin' ORDER BY 1
            """)[0];
        Assert.Equal(
            groups.Select((group, i) => (i, group.Length, group.Min(row => row.X), group.Max(row => row.X), 0)),
            read.Select(row => (row[0].GetInt32(), row[1].GetInt32(), double.Parse(row[2].GetString()!), double.Parse(row[3].GetString()!), row[4].GetInt32())));
        var names = DuckDb.Query($"SELECT stats_min_value, stats_max_value FROM parquet_metadata('{path}') WHERE path_in_schema = 'name' ORDER BY row_group_id")[0];
        Assert.Equal(
            groups.Select(group => (group.Select(row => row.Name).Min(StringComparer.Ordinal), group.Select(row => row.Name).Max(StringComparer.Ordinal))),
            names.Select(row => (row[0].GetString(), row[1].GetString())));
    }

    [Fact]
    public void Finish_Wishes_AreTheWholeFooter()
    {
        var path = _folder["footer.parquet"];
        Write(path, Rows(10, new Random(_seed)));
        var answers = DuckDb.Query(
            $"SELECT name, type, repetition_type, num_children, converted_type FROM parquet_schema('{path}')",
            $"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{path}')",
            $"SELECT DISTINCT compression FROM parquet_metadata('{path}')");
        Assert.Equal(
            ["schema   5 ", "name BYTE_ARRAY REQUIRED  UTF8", "kind BYTE_ARRAY REQUIRED  UTF8", "number INT32 REQUIRED  ", "share DOUBLE REQUIRED  ", "box  REQUIRED 2 ", "xmin DOUBLE REQUIRED  ", "xmax DOUBLE REQUIRED  "],
            answers[0].Select(row => string.Join(' ', row.EnumerateArray())));
        Assert.Equal("greeting grüß Gott", string.Join(' ', Assert.Single(answers[1]).EnumerateArray()));
        Assert.Equal("GZIP", Assert.Single(answers[2])[0].GetString());
    }

    /// <summary>Runs, alternations and noise, in stretches of random lengths.</summary>
    private static List<Row> Rows(int count, Random random)
    {
        var rows = new List<Row>();
        while (rows.Count < count)
        {
            var (stretch, values) = (random.Next(1, 40), random.Next(3) switch { 0 => 1, 1 => 2, _ => 100_000 });
            for (var i = 0; i < stretch && rows.Count < count; i++)
            {
                var value = random.Next(values);
                rows.Add(new Row($"{random.Next():x}", $"kind {value % 300}", value % 7, value / 40_000.0, random.NextDouble() * 360 - 180, value * 1e300));
            }
        }

        return rows;
    }

    private static void Write(string path, List<Row> rows)
    {
        var name = new PlainColumn<string>("name", ParquetValues.Texts);
        var kind = new DictionaryColumn<string>("kind", ParquetValues.Texts);
        var number = new DictionaryColumn<int>("number", ParquetValues.Integers);
        var share = new DictionaryColumn<double>("share", ParquetValues.Doubles);
        var least = new PlainColumn<double>("xmin", ParquetValues.Doubles, "box");
        var greatest = new PlainColumn<double>("xmax", ParquetValues.Doubles, "box");
        using var file = File.Create(path);
        var writer = new ParquetWriter(file, [name, kind, number, share, least, greatest]);
        foreach (var row in rows)
        {
            name.Add(row.Name);
            kind.Add(row.Kind);
            number.Add(row.Number);
            share.Add(row.Share);
            least.Add(row.X);
            greatest.Add(row.Y);
            writer.EndRow();
        }

        writer.Finish(("greeting", "grüß Gott"));
    }

    private static string Text(Row row) => $"{row.Name} {row.Kind} {row.Number} {row.Share:R} {row.X:R} {row.Y:R}";

    private static string Text(JsonElement row)
    {
        var box = row[4];
        return $"{row[0]} {row[1]} {row[2]} {row[3].GetDouble():R} {box.GetProperty("xmin").GetDouble():R} {box.GetProperty("xmax").GetDouble():R}";
    }

    private sealed record Row(string Name, string Kind, int Number, double Share, double X, double Y);
}
