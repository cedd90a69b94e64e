using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Follows the tokens of a FeatureCollection: knows where in it the reader is, gathers id and ring of each feature, judges its
/// form, and notes where in the text the id and the numbers stood.
/// </summary>
internal sealed class FeatureTokens(string fileName, FindingLog findings, FeatureBatches batches)
{
    /// <summary>Deeper nesting than this is no geometry file.</summary>
    public const int MaxDepth = 64;

    private readonly Level[] _levels = new Level[MaxDepth + 1];
    private readonly double[] _ring = new double[FeatureBatch.CoordinatesPerFeature + 2];
    private readonly List<(int Start, int End)> _slots = [];
    private int _idSlot = -1;
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

    public bool IsFeatureCollection => _isCollection && _hasFeatures;

    private Level Current => _levels[_depth];

    /// <summary>Takes the token that the reader is at.</summary>
    /// <returns>True where it ended a feature.</returns>
    public bool Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                TakeNumber(ref reader);
                return false;
            case JsonTokenType.StartArray:
                Enter(ArrayLevel());
                return false;
            case JsonTokenType.EndArray:
                LeaveArray();
                return false;
            case JsonTokenType.PropertyName:
                _member = Name(ref reader);
                return false;
            case JsonTokenType.StartObject:
                Enter(ObjectLevel());
                return false;
            case JsonTokenType.EndObject:
                return LeaveObject();
            default:
                TakeValue(ref reader);
                return false;
        }
    }

    /// <summary>Takes a feature that was read by template: between two features, as if its tokens had been read.</summary>
    public void TakeWhole(SampleId id, ReadOnlySpan<double> ring)
    {
        Features++;
        _id = null;
        if (ring[0] == ring[8] && ring[1] == ring[9])
        {
            batches.Add(id, Features, ring);
        }
        else
        {
            Report(id.ToString(), NotClosed);
        }
    }

    /// <summary>A template from the feature just read.</summary>
    /// <param name="feature">The text that was read since the feature before.</param>
    public FeatureTemplate? Learn(ReadOnlySpan<byte> feature) => FeatureTemplate.Learn(feature, _slots, _idSlot);

    /// <summary>The text moves in its buffer: positions in it mean nothing any more.</summary>
    public void ForgetSlots()
    {
        _slots.Clear();
        _idSlot = -1;
    }

    private const string NotClosed = "its polygon is not closed: the last vertex differs from the first";

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
                _idSlot = reader.ValueIsEscaped ? -1 : _slots.Count;
                _slots.Add(((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1));
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

    private void TakeNumber(ref Utf8JsonReader reader)
    {
        if (Current == Level.Position)
        {
            // A third number is a height: the corpus has none, and it would not move the sample.
            if (_axis < 2 && _vertices < 5)
            {
                _ring[(2 * _vertices) + _axis] = DecimalNumber.Parse(reader.ValueSpan);
                _slots.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
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

    private bool LeaveObject()
    {
        var isFeature = _levels[_depth--] == Level.Feature;
        if (isFeature)
        {
            EndFeature();
        }

        return isFeature;
    }

    private void StartFeature()
    {
        Features++;
        _id = null;
        _geometryType = null;
        _vertices = 0;
        _rings = 0;
        _isMalformed = false;
        ForgetSlots();
    }

    private void EndFeature()
    {
        if (!SampleId.TryParse(_id, out var id))
        {
            ForgetSlots();
            Report(_id, _id is null ? "it has no property sample_id" : "its sample_id is not an id like 33N_15E-200N_01_09");
        }
        else if (Flaw() is { } flaw)
        {
            ForgetSlots();
            Report(_id, flaw);
        }
        else
        {
            batches.Add(id, Features, _ring);
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

        return _ring[0] == _ring[8] && _ring[1] == _ring[9] ? null : NotClosed;
    }

    private void Report(string? id, string problem)
    {
        var finding = new Finding(fileName, $"feature {Features}", id is null ? null : Shown.Text(id), problem);
        if (SampleId.TryParse(id, out var sample))
        {
            findings.Reject(IndexJoin.PlaceOf(sample.Pack()), finding);
        }
        else
        {
            findings.RejectNameless(finding);
        }
    }
}
