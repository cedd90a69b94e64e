using System.Text;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Export.Journal;
using Xunit;

namespace RapidAI4EO.Tests.Training.Export.Journal;

public sealed class LineWindowTests
{
    [Fact]
    public void TryRead_AnyOrderAndLength_IsTheLine()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        // Far more than what is kept at once; one line is longer than that by itself.
        var lines = Enumerable.Range(0, 20_000).Select(i => new string((char)('a' + (i % 26)), random.Next(300))).Append(new string('z', 5_000_000)).ToArray();
        random.Shuffle(lines);
        var places = new long[lines.Length];
        for (var i = 1; i < lines.Length; i++) places[i] = places[i - 1] + lines[i - 1].Length + 1;
        using var folder = new TestFolder();
        using var file = File.OpenHandle(folder.Write("lines", string.Join('\n', lines) + "\nbroken off"));
        var window = new LineWindow(file);
        Assert.All(Enumerable.Range(0, lines.Length), i => AssertLine(lines[i], window, places[i]));
        Assert.All(Enumerable.Range(0, 500).Select(_ => random.Next(lines.Length)), i => AssertLine(lines[i], window, places[i]));
        Assert.False(window.TryRead(places[^1] + lines[^1].Length + 1, out _));
        Assert.False(window.TryRead(RandomAccess.GetLength(file), out _));
    }

    private static void AssertLine(string expected, LineWindow window, long place)
    {
        Assert.True(window.TryRead(place, out var line));
        Assert.True(line.SequenceEqual(Encoding.ASCII.GetBytes(expected)));
    }
}
