using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Reads the geometry file, a GeoJSON FeatureCollection of any layout, spacing and order of members, token by token: the file
/// is never in memory as a whole. Features go on in batches; those without a usable id or ring become findings.
/// </summary>
internal sealed class GeometryReader(ResourceText text, FindingLog findings, Action<FeatureBatch> emit)
{
    private const int BufferLength = 1 << 20;
    private const int MaxDepth = 64;

    private readonly Level[] _levels = new Level[MaxDepth + 1];
    private readonly double[] _ring = new double[FeatureBatch.CoordinatesPerFeature + 2];
    private FeatureBatch _batch = new();
    private int _depth;
    private Member _member;
    private bool _isCollection;
    private bool _hasFeatures;

    // The feature being read.
    private string? _id;
    private string? _geometryType;
    private int _vertices;
    private int _rings;
    private int _axis;
    private bool _isMalformed;

    private enum Level : byte
    {
        Other,
        Root,
        Features,
        Feature,
        Properties,
        Geometry,
        Coordinates,
        Ring,
        Position,
    }

    private enum Member : byte
    {
        Other,
        Type,
        Features,
        Properties,
        Geometry,
        Coordinates,
        SampleId,
    }

    /// <summary>Features read so far.</summary>
    public int Features { get; private set; }

    /// <exception cref="CorpusException">The file is no GeoJSON FeatureCollection.</exception>
    public void Run()
    {
        try
        {
            ReadTokens();
        }
        catch (JsonException e)
        {
            throw new CorpusException(
                $"{text.Path} is not valid JSON: {FirstSentence(e.Message)} (after feature {Features}, line {e.LineNumber + 1}). Fetch it again.", e);
        }

        if (!_isCollection || !_hasFeatures)
        {
            throw new CorpusException($"{text.Path} is not a GeoJSON FeatureCollection. The geometry file of the corpus is; fetch it again.");
        }

        if (_batch.Count > 0)
        {
            emit(_batch);
        }
    }

    private static string FirstSentence(string message) => message.Split(". ")[0] + ".";

    private void ReadTokens()
    {
        var buffer = new byte[BufferLength];
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth });
        var length = SkipByteOrderMark(buffer, text.Read(buffer));
        while (true)
        {
            var isLast = length < buffer.Length && FillUp(buffer, ref length);
            var reader = new Utf8JsonReader(buffer.AsSpan(0, length), isLast, state);
            while (reader.Read())
            {
                Take(ref reader);
            }

            if (isLast)
            {
                return;
            }

            var rest = buffer.AsSpan((int)reader.BytesConsumed, length - (int)reader.BytesConsumed);
            if (reader.BytesConsumed == 0)
            {
                throw new CorpusException($"{text.Path} has a value of more than {BufferLength >> 20} MiB after feature {Features}. It is not the corpus's geometry file.");
            }

            rest.CopyTo(buffer);
            length = rest.Length;
            state = reader.CurrentState;
        }
    }

    /// <returns>True where the text has ended.</returns>
    private bool FillUp(byte[] buffer, ref int length)
    {
        while (length < buffer.Length)
        {
            // Less room than the reader of the text holds back: go on with what there is.
            if (buffer.Length - length < 4096)
            {
                return false;
            }

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

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                TakeNumber(reader.HasValueSequence ? default : reader.ValueSpan);
                break;
            case JsonTokenType.StartArray:
                Enter(ArrayLevel());
                break;
            case JsonTokenType.EndArray:
                LeaveArray();
                break;
            case JsonTokenType.PropertyName:
                _member = Name(ref reader);
                break;
            case JsonTokenType.StartObject:
                Enter(ObjectLevel());
                break;
            case JsonTokenType.EndObject:
                LeaveObject();
                break;
            default:
                TakeValue(ref reader);
                break;
        }
    }

    private Level Current => _levels[_depth];

    private void Enter(Level level)
    {
        _levels[++_depth] = level;
        _member = Member.Other;
        switch (level)
        {
            case Level.Feature:
                StartFeature();
                break;
            case Level.Ring:
                _rings++;
                break;
            case Level.Position:
                _axis = 0;
                break;
            case Level.Features:
                _hasFeatures = true;
                break;
        }
    }

    private Level ObjectLevel() => (Current, _member) switch
    {
        (Level.Other, _) when _depth == 0 => Level.Root,
        (Level.Features, _) => Level.Feature,
        (Level.Feature, Member.Properties) => Level.Properties,
        (Level.Feature, Member.Geometry) => Level.Geometry,
        _ => Level.Other,
    };

    private Level ArrayLevel() => (Current, _member) switch
    {
        (Level.Position, _) => Malformed(),
        (Level.Ring, _) => Level.Position,
        (Level.Coordinates, _) => Level.Ring,
        (Level.Geometry, Member.Coordinates) => Level.Coordinates,
        (Level.Root, Member.Features) => Level.Features,
        _ => Level.Other,
    };

    private Level Malformed()
    {
        _isMalformed = true;
        return Level.Other;
    }

    private Member Name(ref Utf8JsonReader reader) => Current switch
    {
        Level.Properties => reader.ValueTextEquals("sample_id"u8) ? Member.SampleId : Member.Other,
        Level.Feature => reader.ValueTextEquals("geometry"u8) ? Member.Geometry
            : reader.ValueTextEquals("properties"u8) ? Member.Properties : Member.Other,
        Level.Geometry => reader.ValueTextEquals("coordinates"u8) ? Member.Coordinates
            : reader.ValueTextEquals("type"u8) ? Member.Type : Member.Other,
        Level.Root => reader.ValueTextEquals("features"u8) ? Member.Features
            : reader.ValueTextEquals("type"u8) ? Member.Type : Member.Other,
        _ => Member.Other,
    };

    private void TakeValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            _isMalformed |= Current is Level.Coordinates or Level.Ring or Level.Position;
            return;
        }

        switch (Current, _member)
        {
            case (Level.Properties, Member.SampleId):
                _id = reader.GetString();
                break;
            case (Level.Geometry, Member.Type):
                _geometryType = reader.ValueTextEquals("Polygon"u8) ? "Polygon" : reader.GetString();
                break;
            case (Level.Root, Member.Type):
                _isCollection = reader.ValueTextEquals("FeatureCollection"u8);
                break;
            case (Level.Coordinates or Level.Ring or Level.Position, _):
                _isMalformed = true;
                break;
        }
    }

    private void TakeNumber(ReadOnlySpan<byte> number)
    {
        if (Current == Level.Position)
        {
            // A third number is a height: the corpus has none, and it would not move the sample.
            if (_axis < 2 && _vertices < 5)
            {
                _ring[(2 * _vertices) + _axis] = DecimalNumber.Parse(number);
            }

            _axis++;
        }
        else
        {
            _isMalformed |= Current is Level.Coordinates or Level.Ring;
        }
    }

    private void LeaveArray()
    {
        if (_levels[_depth--] == Level.Position)
        {
            _isMalformed |= _axis < 2;
            _vertices++;
        }
    }

    private void LeaveObject()
    {
        if (_levels[_depth--] == Level.Feature)
        {
            EndFeature();
        }
    }

    private void StartFeature()
    {
        Features++;
        _id = null;
        _geometryType = null;
        _vertices = 0;
        _rings = 0;
        _isMalformed = false;
    }

    private void EndFeature()
    {
        if (!SampleId.TryParse(_id, out var id))
        {
            Report(_id is null ? "it has no property sample_id" : "its sample_id is not an id like 33N_15E-200N_01_09");
            return;
        }

        if (Flaw() is { } flaw)
        {
            Report(flaw);
            return;
        }

        var at = _batch.Count++;
        _batch.Ids[at] = id.Pack();
        _batch.Numbers[at] = Features;
        _ring.AsSpan(0, FeatureBatch.CoordinatesPerFeature).CopyTo(_batch.Coordinates.AsSpan(at * FeatureBatch.CoordinatesPerFeature));
        if (_batch.Count == FeatureBatch.Capacity)
        {
            emit(_batch);
            _batch = new FeatureBatch();
        }
    }

    private string? Flaw()
    {
        if (_geometryType != "Polygon")
        {
            return _geometryType is null ? "it has no geometry" : $"its geometry is a {Shown.Text(_geometryType)}, not a Polygon";
        }

        if (_isMalformed || _rings != 1)
        {
            return "its polygon is malformed: one ring of longitude and latitude pairs was expected";
        }

        if (_vertices != 5)
        {
            return $"its polygon has {_vertices} vertices; a sample's has 5";
        }

        return _ring[0] == _ring[8] && _ring[1] == _ring[9] ? null : "its polygon is not closed: the last vertex differs from the first";
    }

    private void Report(string problem)
    {
        var finding = new Finding(text.Name, $"feature {Features}", _id is null ? null : Shown.Text(_id), problem);
        if (SampleId.TryParse(_id, out var id))
        {
            findings.Reject(IndexJoin.PlaceOf(id.Pack()), finding);
        }
        else
        {
            findings.RejectNameless(finding);
        }
    }
}
