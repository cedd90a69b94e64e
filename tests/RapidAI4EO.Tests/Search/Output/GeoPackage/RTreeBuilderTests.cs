using Microsoft.Data.Sqlite;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Output.GeoPackage;
using Xunit;

namespace RapidAI4EO.Tests.Search.Output.GeoPackage;

/// <summary>SQLite takes the tree for one of its own, finds in it what brute force finds, and goes on from there.</summary>
public sealed class RTreeBuilderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(RTreeNode.Capacity)]
    [InlineData(RTreeNode.Capacity + 1)]
    [InlineData(RTreeNode.Capacity * RTreeNode.Capacity)]
    [InlineData((RTreeNode.Capacity * RTreeNode.Capacity) + 1)]
    [InlineData(20_000)]
    public void Finish_RandomBoxes_AreFoundBySqlite(int count)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var boxes = Enumerable.Range(0, count).Select(_ => Box(random)).ToArray();
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Fill(connection, boxes);
        Assert.Equal("ok", Ask(connection, "SELECT rtreecheck('tree')"));
        for (var i = 0; i < 20; i++)
        {
            AssertFinds(connection, boxes, Box(random), seed);
        }

        Ask(connection, "INSERT INTO tree SELECT id + 1000000, minx, maxx, miny, maxy FROM tree");
        Ask(connection, "DELETE FROM tree WHERE id <= 1000000 AND id % 3 <> 0");
        Assert.Equal("ok", Ask(connection, "SELECT rtreecheck('tree')"));
        Assert.Equal((long)count + (count / 3), Ask(connection, "SELECT count(*) FROM tree"));
    }

    private static void Fill(SqliteConnection connection, LonLatBounds[] boxes)
    {
        Ask(connection, "CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, maxy); DELETE FROM tree_node");
        using var builder = new RTreeBuilder(connection, "tree");
        for (var i = 0; i < boxes.Length; i++)
        {
            builder.Add(i + 1, boxes[i]);
        }

        builder.Finish();
    }

    /// <summary>The tree rounds outwards to floats, so it may find a little more; it must find all, and nothing that is far off.</summary>
    private static void AssertFinds(SqliteConnection connection, LonLatBounds[] boxes, LonLatBounds window, int seed)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT id FROM tree WHERE maxx >= {window.West:R} AND minx <= {window.East:R} AND maxy >= {window.South:R} AND miny <= {window.North:R}";
        var found = new HashSet<long>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) found.Add(reader.GetInt64(0));
        }

        var wider = new LonLatBounds(window.West - 1e-4, window.South - 1e-4, window.East + 1e-4, window.North + 1e-4);
        for (var i = 0; i < boxes.Length; i++)
        {
            if (boxes[i].Intersects(window)) Assert.True(found.Contains(i + 1), $"seed {seed}: {boxes[i]} is not found in {window}");
            if (!boxes[i].Intersects(wider)) Assert.False(found.Contains(i + 1), $"seed {seed}: {boxes[i]} is found in {window}");
        }
    }

    private static LonLatBounds Box(Random random)
    {
        var (west, south) = ((random.NextDouble() * 300) - 150, (random.NextDouble() * 150) - 75);
        return new LonLatBounds(west, south, west + (random.NextDouble() * 20), south + (random.NextDouble() * 10));
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
