using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Follows the tokens of a FeatureCollection: knows where in it the reader is, gives what belongs to a feature to its
/// <see cref="FeatureForm"/>, and notes where in the text the id and the numbers stood.
/// </summary>
internal sealed class FeatureTokens(string fileName, FindingLog findings, FeatureBatches batches)
{
    /// <summary>Deeper nesting than this is no geometry file.</summary>
    public const int MaxDepth = 64;

    private readonly Level[] _levels = new Level[MaxDepth + 1];
    private readonly FeatureForm _feature = new();
    private readonly List<(int Start, int End)> _slots = [];
    private int _idSlot = -1;
    private int _depth;
    private Member _member;
    private bool _isCollection;
    private bool _hasFeatures;

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
        if (FeatureForm.IsClosed(ring))
        {
            batches.Add(id, Features, ring);
        }
        else
        {
            Report(id.ToString(), FeatureForm.NotClosed);
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
                _feature.StartRing();
                break;
            case Level.Position:
                _feature.StartPosition();
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
        _feature.Spoil();
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
            if (Current is Level.Coordinates or Level.Ring or Level.Position) _feature.Spoil();
            return;
        }

        switch (Current, _member)
        {
            case (Level.Properties, Member.SampleId):
                _feature.Id = TextOf(ref reader);
                _idSlot = reader.ValueIsEscaped ? -1 : _slots.Count;
                _slots.Add(((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1));
                break;
            case (Level.Geometry, Member.Type):
                _feature.TakeGeometryType(TextOf(ref reader));
                break;
            case (Level.Root, Member.Type):
                _isCollection = reader.ValueTextEquals("FeatureCollection"u8);
                break;
            case (Level.Coordinates or Level.Ring or Level.Position, _):
                _feature.Spoil();
                break;
        }
    }

    /// <summary>What is no text, as bytes that are no UTF-8 or half of a surrogate pair, becomes one that no id and no type is.</summary>
    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan) + "\uFFFD";
        }
    }

    private void TakeNumber(ref Utf8JsonReader reader)
    {
        if (Current != Level.Position)
        {
            if (Current is Level.Coordinates or Level.Ring) _feature.Spoil();
        }
        else if (_feature.WantsNumber)
        {
            _feature.Take(DecimalNumber.Parse(reader.ValueSpan));
            _slots.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
        }
        else
        {
            _feature.Skip();
        }
    }

    private void LeaveArray()
    {
        if (_levels[_depth--] == Level.Position) _feature.EndPosition();
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
        _feature.Start();
        ForgetSlots();
    }

    private void EndFeature()
    {
        if (!SampleId.TryParse(_feature.Id, out var id))
        {
            ForgetSlots();
            Report(_feature.Id, _feature.Id is null ? "it has no property sample_id" : "its sample_id is not an id like 33N_15E-200N_01_09");
        }
        else if (_feature.Flaw() is { } flaw)
        {
            ForgetSlots();
            Report(_feature.Id, flaw);
        }
        else
        {
            batches.Add(id, Features, _feature.Ring);
        }
    }

    private void Report(string? id, string problem)
    {
        var finding = new Finding(fileName, $"feature {Features}", id is null ? null : DisplayText.Text(id), problem);
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
