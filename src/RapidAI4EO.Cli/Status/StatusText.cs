using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Parts;

namespace RapidAI4EO.Cli.Status;

/// <summary>A board for people, line by line.</summary>
internal static class StatusText
{
    private const int Shown = 20;

    public static IEnumerable<string> Describe(PartBoard board, DateTimeOffset now)
    {
        yield return board.Call;
        yield return $"  {Count(board, PartState.Done)} of {board.Parts.Count:N0} parts are done; {Count(board, PartState.UnderWay)} under way, {Count(board, PartState.Incomplete)} incomplete, {Count(board, PartState.Failed)} failed, {Count(board, PartState.NotBegun)} not begun.";
        var speaking = board.Parts.Where(part => part.State is not (PartState.Done or PartState.NotBegun)).ToList();
        foreach (var part in speaking.Take(Shown)) yield return $"  {part.Part}: {Sentence(part, now)}";
        if (speaking.Count > Shown) yield return $"  and {speaking.Count - Shown:N0} more; --json has all.";
        foreach (var line in Next(board)) yield return line;
    }

    /// <summary>Bytes a second since a part was begun.</summary>
    public static double RateOf(PartRecord record) => record.At > record.Began ? record.Bytes / (record.At - record.Began).TotalSeconds : 0;

    private static IEnumerable<string> Next(PartBoard board)
    {
        var open = board.Parts.Where(part => part.State is PartState.NotBegun or PartState.Failed or PartState.Incomplete).Select(part => part.Part.Number).ToList();
        if (open.Count == 0) yield break;
        yield return $"  To be run: {Ranges(open)}.";
        yield return $"  Next: {ProgramName.Text} {board.Call} --part {open[0]}/{board.Parts.Count}";
    }

    private static string Sentence(PartStatus part, DateTimeOffset now)
    {
        var record = part.Record!;
        var done = record.Total is { } total ? $"{record.Done:N0} of {total:N0}" : $"{record.Done:N0}";
        return part.State switch
        {
            PartState.UnderWay => $"under way on {record.Host} for {Units.Time(now - record.Began)}: {done}, {Units.Bytes(record.Bytes)}, {Units.Bytes(RateOf(record))}/s",
            PartState.Failed when record.State == PartRunState.Running => $"failed: it has not spoken for {Units.Time(now - record.At)} (on {record.Host}, {done})",
            PartState.Failed => $"failed on {record.Host}: {record.Reason} ({done})",
            _ => $"incomplete: {record.Reason} ({done})",
        };
    }

    /// <summary><c>1-3, 7, 9-12</c>.</summary>
    private static string Ranges(List<int> numbers)
    {
        var ranges = new List<string>();
        for (var at = 0; at < numbers.Count;)
        {
            var end = at;
            while (end + 1 < numbers.Count && numbers[end + 1] == numbers[end] + 1) end++;
            ranges.Add(end == at ? $"{numbers[at]}" : $"{numbers[at]}-{numbers[end]}");
            at = end + 1;
        }

        return string.Join(',', ranges);
    }

    private static string Count(PartBoard board, PartState state) => $"{board.Parts.Count(part => part.State == state):N0}";
}
