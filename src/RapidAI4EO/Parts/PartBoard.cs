using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Parts;

/// <summary>How the parts of one piece of work stand, by what they wrote into the folder that they work on.</summary>
/// <param name="Call">The call without the part.</param>
/// <param name="Parts">All parts in order, those too that were not begun.</param>
public sealed record PartBoard(string Call, IReadOnlyList<PartStatus> Parts)
{
    // Six times a part's interval: a clock or a file system may lag behind.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>Whether every part is done.</summary>
    public bool IsDone => Parts.All(part => part.State == PartState.Done);

    /// <summary>The boards of a folder, the one that was spoken of last at the end. A piece of work that was cut into another number of parts has another board.</summary>
    /// <exception cref="CorpusException">The folder cannot be read.</exception>
    public static IReadOnlyList<PartBoard> Read(string folder, DateTimeOffset now)
    {
        var home = PartRecorder.FolderOf(folder);
        if (!Directory.Exists(home)) return [];
        try
        {
            var records = Directory.EnumerateDirectories(home).SelectMany(calls => Directory.EnumerateFiles(calls, "*-of-*.json")).Select(ReadRecord).OfType<(Part, PartRecord)>();
            return [.. records.GroupBy(record => (record.Item2.Call, record.Item1.Count)).OrderBy(group => group.Max(record => record.Item2.At))
                .Select(group => Of(group.Key.Call, group.Key.Count, group, now))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The records of parts in {home} cannot be read: {e.Message}", e);
        }
    }

    private static PartBoard Of(string call, int count, IEnumerable<(Part Part, PartRecord Record)> records, DateTimeOffset now)
    {
        var known = new Dictionary<int, PartRecord>();
        foreach (var (part, record) in records) known[part.Number] = record;
        return new PartBoard(call, [.. Enumerable.Range(1, count).Select(number =>
        {
            var record = known.GetValueOrDefault(number);
            return new PartStatus(new Part(number, count), StateOf(record, now), record);
        })]);
    }

    private static PartState StateOf(PartRecord? record, DateTimeOffset now) => record?.State switch
    {
        null => PartState.NotBegun,
        PartRunState.Done => PartState.Done,
        PartRunState.Incomplete => PartState.Incomplete,
        PartRunState.Running when now - record.At < Silence => PartState.UnderWay,
        _ => PartState.Failed,
    };

    private static (Part, PartRecord)? ReadRecord(string path)
    {
        // A name says which part it is; a draft's begins with a dot.
        if (Path.GetFileName(path).StartsWith('.')) return null;
        try
        {
            var record = JsonSerializer.Deserialize(File.ReadAllBytes(path), PartRecordJson.Default.PartRecord);
            return record is null ? null : (Part.Parse(record.Part), record);
        }
        catch (Exception e) when (e is JsonException or InvalidInputException or FileNotFoundException)
        {
            return null;
        }
    }
}
