using System.Buffers;
using System.IO.Compression;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.LandCover;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.Synthetic.Resources;

/// <summary>The table of shares as a CSV file in gzip: a row a sample, a column a class.</summary>
internal static class LabelsFile
{
    public static void Write(SyntheticCorpus corpus, Stream stream)
    {
        using var gzip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var buffered = new BufferedStream(gzip, 1 << 16);
        buffered.Write(Encoding.ASCII.GetBytes($"sample_id,{string.Join(',', ClcNomenclature.Classes.Select(c => c.Property))}\n"));
        var row = new ArrayBufferWriter<byte>(512);
        foreach (var sample in corpus.SamplesInLabelOrder())
        {
            row.ResetWrittenCount();
            AppendRow(sample, corpus.LandCoverOf(sample), row);
            buffered.Write(row.WrittenSpan);
        }
    }

    private static void AppendRow(SampleId sample, IReadOnlyList<ClassPixels> cover, ArrayBufferWriter<byte> row)
    {
        row.Advance(sample.WriteTo(row.GetSpan(SampleId.MaxLength)));
        var next = 0;
        for (var i = 0; i < ClcNomenclature.Count; i++)
        {
            row.Write(","u8);
            var pixels = next < cover.Count && cover[next].Class.Index == i ? cover[next++].Pixels : 0;
            row.Advance(PublishedNumber.WriteShare(pixels, row.GetSpan(PublishedNumber.MaxLength)));
        }

        row.Write("\n"u8);
    }
}
