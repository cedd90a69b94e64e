using RapidAI4EO.Stac.Computed;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Computed;

public class FileMetadataTests
{
    // The hashes of no bytes at all, as md5sum, sha256sum and xxhsum print them.
    [Theory]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e", "d50110d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "1220e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("xxh64:ef46db3751d8e999", "e2e70208ef46db3751d8e999")]
    [InlineData("xxh64:ef46", null)]
    [InlineData("sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", null)]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8\",\"x\":1", null)]
    [InlineData("blake3:00", null)]
    [InlineData("nothing", null)]
    public void Multihash_HashOfAManifest_StartsWithCodeAndLength(string hash, string? expected) => Assert.Equal(expected, FileMetadata.Multihash(hash));

    [Theory]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e", 0xd5, 16)]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0x12, 32)]
    [InlineData("xxh64:ef46db3751d8e999", 0xb3e2, 8)]
    public void Multihash_ReadAsVariableLengthIntegers_GivesTheCodeOfTheTable(string hash, int code, int length)
    {
        var bytes = Convert.FromHexString(FileMetadata.Multihash(hash)!);
        var (value, at) = (0, 0);
        do value |= (bytes[at] & 127) << (7 * at);
        while ((bytes[at++] & 128) != 0);
        Assert.Equal((code, length, length), (value, bytes[at], bytes.Length - at - 1));
    }
}
