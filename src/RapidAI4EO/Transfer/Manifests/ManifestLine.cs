using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// A manifest's line as text: nine columns with tabs between them, in UTF-8, the empty text for what is not there. Columns that a
/// newer version adds stand behind these and are skipped.
/// </summary>
internal readonly ref struct ManifestLine
{
    /// <summary>The first line of every file of a manifest.</summary>
    public static ReadOnlySpan<byte> Header => "key\tstate\tbytes\thash\tetag\troot\ttime\tshard\toffset\n"u8;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // No server's ETag and no root is anywhere near; what is would only bloat the manifest.
    private const int MaxTextLength = 1024;

    private static readonly string[] States = ["here", "damaged", "missing", "removed"];

    private ManifestLine(ReadOnlySpan<byte> line) => Text = line;

    public ReadOnlySpan<byte> Key { get; private init; }

    public ManifestState State { get; private init; }

    public long Length { get; private init; }

    public ReadOnlySpan<byte> Shard { get; private init; }

    public long Offset { get; private init; }

    private ReadOnlySpan<byte> Text { get; }

    /// <summary>Reads a line without its end.</summary>
    /// <returns>False for the header and for what is no line of a manifest.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out ManifestLine line)
    {
        line = default;
        Span<Range> columns = stackalloc Range[10];
        var count = 0;
        foreach (var column in text.Split((byte)'\t'))
        {
            if (count < columns.Length) columns[count++] = column;
        }

        if (count < 9 || !TryReadState(text[columns[1]], out var state) || !TryReadNumber(text[columns[2]], out var length)) return false;
        if (!TryReadNumber(text[columns[8]], out var offset) || text[columns[0]].IsEmpty) return false;
        line = new ManifestLine(text)
        {
            Key = text[columns[0]],
            State = state,
            Length = length,
            Shard = text[columns[7]],
            Offset = offset,
        };
        return true;
    }

    /// <summary>All of it, as a value that may be kept.</summary>
    public ManifestEntry ToEntry()
    {
        var columns = Encoding.UTF8.GetString(Text).Split('\t');
        return new ManifestEntry(columns[0], State, Length)
        {
            Hash = NullIfEmpty(columns[3]),
            ETag = NullIfEmpty(columns[4]),
            Root = columns[5],
            Time = DateTimeOffset.TryParseExact(columns[6], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default,
            Shard = NullIfEmpty(columns[7]),
            Offset = Offset,
        };
    }

    public static void Write(ManifestEntry entry, IBufferWriter<byte> output)
    {
        Put(entry.Key, output);
        Put(States[(int)entry.State], output);
        Put(entry.Length.ToString(CultureInfo.InvariantCulture), output);
        Put(entry.Hash, output);
        Put(IsPlain(entry.ETag) ? entry.ETag : null, output);
        Put(IsPlain(entry.Root) ? entry.Root : null, output);
        Put(entry.Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture), output);
        Put(entry.Shard, output);
        Encoding.UTF8.GetBytes(entry.Shard is null ? "\n" : $"{entry.Offset}\n", output);
    }

    /// <summary>The lines of entries, one after the other.</summary>
    public static ReadOnlySpan<byte> TextOf(IEnumerable<ManifestEntry> entries)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var entry in entries) Write(entry, lines);
        return lines.WrittenSpan;
    }

    private static void Put(string? text, IBufferWriter<byte> output)
    {
        if (text is not null) Encoding.UTF8.GetBytes(text, output);
        output.Write("\t"u8);
    }

    /// <summary>A server's text or a folder's name may hold anything; a tab or a line end would break the line.</summary>
    private static bool IsPlain(string? text) => text is { Length: <= MaxTextLength } && !text.Any(char.IsControl);

    private static bool TryReadState(ReadOnlySpan<byte> text, out ManifestState state)
    {
        for (var i = 0; i < States.Length; i++)
        {
            state = (ManifestState)i;
            if (Ascii.Equals(text, States[i])) return true;
        }

        state = default;
        return false;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        return text.IsEmpty || (Utf8Parser.TryParse(text, out number, out var read) && read == text.Length && number >= 0);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
