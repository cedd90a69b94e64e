using RapidAI4EO.Parts;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Parts;

public sealed class PartBoardTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_PartsOfEachKind_AreToldApart()
    {
        using (var done = new PartRecorder(_folder.Path, "download", new Part(1, 6), _time)) done.End(PartRunState.Done);
        using (var incomplete = new PartRecorder(_folder.Path, "download", new Part(2, 6), _time)) incomplete.End(PartRunState.Incomplete, "Something is missing.");
        using (new PartRecorder(_folder.Path, "download", new Part(3, 6), _time))
        {
            // Left without a word.
        }

        using var speaking = new PartRecorder(_folder.Path, "download", new Part(5, 6), _time);
        _folder.Write(".rapidai4eo/parts/ffffffffffffffff/1-of-2.json", "no record");
        var board = Assert.Single(PartBoard.Read(_folder.Path, _time.GetUtcNow()), board => board.Parts.Count == 6);
        Assert.Equal(
            [PartState.Done, PartState.Incomplete, PartState.Failed, PartState.NotBegun, PartState.UnderWay, PartState.NotBegun],
            board.Parts.Select(part => part.State));
        Assert.False(board.IsDone);
        Assert.Equal(PartState.Failed, Assert.Single(PartBoard.Read(_folder.Path, _time.GetUtcNow().AddMinutes(2))).Parts[4].State);
    }
}
