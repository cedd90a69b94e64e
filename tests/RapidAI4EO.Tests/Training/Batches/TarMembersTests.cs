using System.Formats.Tar;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Batches;
using Xunit;

namespace RapidAI4EO.Tests.Training.Batches;

public sealed class TarMembersTests : IDisposable
{
    private const int SizeAt = 124;
    private const int ChecksumAt = 148;
    private const int HeaderSize = 512;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("octal", "77777777777")]
    [InlineData("a number of 96 bits", "\u0080\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("a number of 64 bits", "\u0080\0\0\0\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("a negative number", "\u00ff\u00ff\u00ff\u00ff\u0080\0\0\0\0\0\0\0")]
    public void Read_ASizeThatNoMemberHas_IsDamage(string what, string size)
    {
        var tar = Pax();
        Encoding.Latin1.GetBytes(size).CopyTo(tar, SizeAt);
        Seal(tar.AsSpan(0, HeaderSize));
        var path = _folder.Write($"{what}.tar", tar);
        Assert.Contains("is damaged", Assert.Throws<CorpusException>(() => TarMembers.Read(path)).Message, StringComparison.Ordinal);
    }

    private static byte[] Pax()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a.json") { DataStream = new MemoryStream(new byte[100]) });
        }

        return bytes.ToArray();
    }

    private static void Seal(Span<byte> header)
    {
        header.Slice(ChecksumAt, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in header) sum += value;
        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(header[ChecksumAt..]);
    }
}
