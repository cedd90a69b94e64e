using System.Formats.Tar;
using System.Security.Cryptography;
using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>A destination as anyone may find it, a tree or shards, looked at with the framework alone.</summary>
internal static class DestinationView
{
    /// <summary>What lies under final names, by key; a file that is in shards twice fails.</summary>
    public static Dictionary<string, byte[]> Contents(string folder, IEnumerable<string> keys)
    {
        var keyOf = keys.ToDictionary(ShardMember.NameOf);
        var contents = new Dictionary<string, byte[]>();
        foreach (var path in FilesIn(folder))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (name == LicenceNotice.FileName) continue;
            if (!name.EndsWith(".tar", StringComparison.Ordinal)) contents.Add(name, File.ReadAllBytes(path));
            else foreach (var (member, bytes) in MembersOf(path)) contents.Add(keyOf[member], bytes);
        }

        return contents;
    }

    /// <summary>Every file under its final name is whole and right, and every line of the manifest is true.</summary>
    /// <param name="folder">The destination.</param>
    /// <param name="truths">What the roots have; a file may be any one root's.</param>
    public static void AssertTrue(string folder, params IReadOnlyDictionary<string, byte[]>[] truths)
    {
        if (!Directory.Exists(folder)) return;

        // The lines first: a file may come after its absence was seen, but not a line before its file.
        foreach (var line in Manifest.Read(folder).ToList()) AssertTrue(folder, line, truths);
        foreach (var (key, bytes) in Contents(folder, truths[0].Keys))
        {
            Assert.True(truths.Any(truth => truth[key].AsSpan().SequenceEqual(bytes)), $"{key} is there and is not what any root has.");
        }
    }

    /// <summary>Every root's object is there, and nothing else.</summary>
    public static void AssertEqual(IReadOnlyDictionary<string, byte[]> truth, string folder)
    {
        var contents = Contents(folder, truth.Keys);
        Assert.Equal(truth.Keys.Order(StringComparer.Ordinal), contents.Keys.Order(StringComparer.Ordinal));
        Assert.All(truth, file => Assert.True(file.Value.AsSpan().SequenceEqual(contents[file.Key]), file.Key));
        AssertTrue(folder, truth);
    }

    /// <summary>The bytes that a line of the manifest points at.</summary>
    public static byte[] BytesOf(string folder, ManifestEntry line)
    {
        using var file = File.OpenHandle(Path.Combine(folder, line.Shard ?? line.Key), share: FileShare.ReadWrite | FileShare.Delete);
        if (line.Shard is null) Assert.Equal(line.Length, RandomAccess.GetLength(file));
        var bytes = new byte[line.Length];
        Assert.Equal(bytes.Length, RandomAccess.Read(file, bytes, line.Offset));
        return bytes;
    }

    private static void AssertTrue(string folder, ManifestEntry line, IReadOnlyDictionary<string, byte[]>[] truths)
    {
        var bytes = BytesOf(folder, line);
        Assert.True(truths.Any(truth => truth[line.Key].AsSpan().SequenceEqual(bytes)), $"The line about {line.Key} is not true.");
#pragma warning disable CA5351 // It is what the roots give.
        if (line.Hash?.Split(':') is ["md5", var digits]) Assert.Equal(Convert.ToHexStringLower(MD5.HashData(bytes)), digits);
#pragma warning restore CA5351
    }

    /// <summary>All but the run's own folder and partial files.</summary>
    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(child => Path.GetFileName(child)[0] != '.')
            .SelectMany(child => Directory.EnumerateFiles(child, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })))
        .Where(path => Path.GetFileName(path)[0] != '.');

    private static IEnumerable<(string Name, byte[] Bytes)> MembersOf(string shard)
    {
        using var tar = new TarReader(new MemoryStream(File.ReadAllBytes(shard)));
        while (tar.GetNextEntry() is { } member)
        {
            var bytes = new byte[member.Length];
            member.DataStream?.ReadExactly(bytes);
            yield return (member.Name, bytes);
        }
    }
}
