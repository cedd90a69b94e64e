using System.Text;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Training.Export.Completion;

/// <summary>
/// The last member of <c>export.json</c>, <c>hash</c>: of all bytes of the file before its line. Nothing else speaks of that file, and readers
/// take their shapes and dates from it.
/// </summary>
internal static class DescriptorChecksum
{
    /// <summary>Adds the member.</summary>
    /// <param name="json">An indented object with members.</param>
    public static byte[] Seal(ReadOnlySpan<byte> json)
    {
        var body = json[..json.LastIndexOf("\n}"u8)];
        return [.. body, .. TailOf(body)];
    }

    /// <summary>Whether a file is as it was sealed.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        var length = TailOf([]).Length;
        return file.Length > length && file[^length..].SequenceEqual(TailOf(file[..^length]));
    }

    private static byte[] TailOf(ReadOnlySpan<byte> body)
    {
        using var hasher = ContentHasher.Create(ContentHasher.Xxh64)!;
        hasher.Append(body);
        return Encoding.ASCII.GetBytes($",\n  \"hash\": \"{hasher.Finish()}\"\n}}\n");
    }
}
