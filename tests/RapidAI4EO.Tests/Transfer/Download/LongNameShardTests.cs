using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>Keys beyond the hundred letters that a tar's own field for names has, read by others.</summary>
public sealed class LongNameShardTests : DownloadFixture
{
    private const string Script = """
        import sys, tarfile
        from osgeo import gdal
        gdal.UseExceptions()
        path = sys.argv[1]
        with tarfile.open(path) as tar:
            of_python = {m.name: tar.extractfile(m).read() for m in tar if m.isfile()}
        of_gdal = {}
        for name in gdal.ReadDirRecursive('/vsitar/' + path):
            if name.endswith('/'): continue
            f = gdal.VSIFOpenL('/vsitar/' + path + '/' + name, 'rb')
            size = gdal.VSIStatL('/vsitar/' + path + '/' + name).size
            of_gdal[name] = bytes(gdal.VSIFReadL(1, size, f))
            gdal.VSIFCloseL(f)
        for name in sorted(of_python):
            print(len(name), 'same' if of_gdal.get(name) == of_python[name] else 'other', len(of_python[name]), of_python[name][:8].hex())
        """;

    [Fact]
    public async Task RunAsync_LongNames_AreReadByGdalAndPython()
    {
        string[] keys = [.. new[] { 20, 99, 100, 101, 155, 230 }.Select(KeyOfLength)];
        for (var i = 0; i < keys.Length; i++) Server.Put(keys[i], Bytes.Random(500 + i, i));
        Assert.True((await RunAsync(Options() with { ShardSize = 1 << 20 }, keys)).IsComplete);
        var expected = keys.Order(StringComparer.Ordinal).Select(key => (Key: key, Bytes: Server.Objects[key]))
            .Select(file => $"{file.Key.Length} same {file.Bytes.Length} {Convert.ToHexStringLower(file.Bytes.AsSpan(0, 8))}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), Gdal.Run(Script, Folder["shard-000000.tar"]).Order(StringComparer.Ordinal));
    }

    /// <summary>In folders, since file systems have limits of their own for names.</summary>
    private static string KeyOfLength(int length) =>
        string.Concat(Enumerable.Range(0, length - 4).Select(at => at % 60 == 59 && at < length - 10 ? '/' : (char)('a' + (length % 26)))) + ".tif";
}
