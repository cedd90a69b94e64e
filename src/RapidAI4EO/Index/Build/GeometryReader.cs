using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Reads the geometry file, a GeoJSON FeatureCollection of any layout, spacing and order of members: the file is never in memory
/// as a whole. Features go on in batches; those without a usable id or ring become findings.
/// </summary>
/// <remarks>
/// The first feature is read token by token and makes a template; whatever looks the same is read by it, and whatever does not,
/// by tokens again. A file in which no two features look alike is read all the same, at a third of the speed.
/// </remarks>
internal sealed class GeometryReader(ResourceText text, FindingLog findings, Action<FeatureBatch> emit)
{
    private const int BufferLength = 1 << 20;

    /// <summary>The reader of the text holds some bytes back and wants more room than that.</summary>
    private const int MinRoom = 4096;

    /// <summary>After so many features that no template fitted, none will.</summary>
    private const int MaxMisses = 100;

    private readonly FeatureBatches _batches = new(emit);
    private readonly double[] _ring = new double[FeatureBatch.CoordinatesPerFeature + 2];
    private FeatureTemplate? _template;
    private int _misses;

    /// <exception cref="CorpusException">The file is no GeoJSON FeatureCollection.</exception>
    public void Run()
    {
        var tokens = new FeatureTokens(text.Name, findings, _batches);
        try
        {
            Read(tokens);
        }
        catch (JsonException e)
        {
            throw new CorpusException(
                $"{text.Path} is not valid JSON behind feature {tokens.Features}: {FirstSentence(e.Message)} Fetch it again.", e);
        }

        catch (InvalidOperationException e)
        {
            throw new CorpusException($"{text.Path} has a name behind feature {tokens.Features} that is no text. Fetch it again.", e);
        }

        if (!tokens.IsFeatureCollection)
        {
            throw new CorpusException($"{text.Path} is not a GeoJSON FeatureCollection. The geometry file of the corpus is; fetch it again.");
        }

        _batches.Flush();
    }

    private static string FirstSentence(string message) => message.Split(". ")[0] + ".";

    private void Read(FeatureTokens tokens)
    {
        var buffer = new byte[BufferLength];
        var length = SkipByteOrderMark(buffer, text.Read(buffer));
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = FeatureTokens.MaxDepth });
        while (true)
        {
            var isLast = FillUp(buffer, ref length);
            var used = ReadBuffer(buffer.AsSpan(0, length), isLast, ref state, tokens);
            if (isLast)
            {
                return;
            }

            if (used == 0)
            {
                throw new CorpusException(
                    $"{text.Path} has a value of more than {BufferLength >> 20} MiB behind feature {tokens.Features}. It is not the corpus's geometry file.");
            }

            buffer.AsSpan(used, length - used).CopyTo(buffer);
            length -= used;
        }
    }

    /// <summary>Reads as far as the buffer goes, by tokens up to the end of a feature, then by template as long as it fits.</summary>
    /// <returns>The bytes used.</returns>
    private int ReadBuffer(ReadOnlySpan<byte> buffer, bool isLast, ref JsonReaderState state, FeatureTokens tokens)
    {
        var at = 0;
        while (true)
        {
            var start = at;
            var reader = new Utf8JsonReader(buffer[at..], isLast, state);
            var isFeatureEnd = false;
            while (!isFeatureEnd && reader.Read())
            {
                isFeatureEnd = tokens.Take(ref reader);
            }

            at += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (!isFeatureEnd)
            {
                tokens.ForgetSlots();
                return at;
            }

            if (_misses++ < MaxMisses)
            {
                _template = tokens.Learn(buffer[start..at]) ?? _template;
                at += ReadByTemplate(buffer[at..], tokens);
            }
        }
    }

    private int ReadByTemplate(ReadOnlySpan<byte> buffer, FeatureTokens tokens)
    {
        var at = 0;
        while (_template is not null && _template.TryRead(buffer[at..], out var id, _ring) is var read and > 0)
        {
            tokens.TakeWhole(id, _ring);
            at += read;
            _misses = 0;
        }

        return at;
    }

    /// <returns>True where the text has ended.</returns>
    private bool FillUp(byte[] buffer, ref int length)
    {
        while (buffer.Length - length >= MinRoom)
        {
            var read = text.Read(buffer.AsSpan(length));
            if (read == 0)
            {
                return true;
            }

            length += read;
        }

        return false;
    }

    private static int SkipByteOrderMark(byte[] buffer, int length)
    {
        if (!buffer.AsSpan(0, length).StartsWith("\uFEFF"u8))
        {
            return length;
        }

        buffer.AsSpan(3, length - 3).CopyTo(buffer);
        return length - 3;
    }
}
