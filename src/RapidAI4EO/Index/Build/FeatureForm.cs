using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>What was read of one feature so far, and whether it has the form of a sample: an id and a polygon of one closed ring of five vertices.</summary>
internal sealed class FeatureForm
{
    public const string NotClosed = "its polygon is not closed: the last vertex differs from the first";

    private const int Vertices = 5;

    private readonly double[] _ring = new double[FeatureBatch.CoordinatesPerFeature + 2];
    private string? _geometryType;
    private int _vertices;
    private int _rings;
    private int _axis;
    private bool _isMalformed;

    /// <summary>The sample's id as it was written; null where there was none.</summary>
    public string? Id { get; set; }

    /// <summary>Longitude and latitude, vertex after vertex; whole where there is no <see cref="Flaw"/>.</summary>
    public ReadOnlySpan<double> Ring => _ring;

    /// <summary>Whether the next number of a position says where the sample is. A third one is a height: the corpus has none, and it would not move it.</summary>
    public bool WantsNumber => _axis < 2 && _vertices < Vertices;

    public static bool IsClosed(ReadOnlySpan<double> ring) => ring[0] == ring[8] && ring[1] == ring[9];

    public void Start()
    {
        Id = null;
        _geometryType = null;
        _vertices = 0;
        _rings = 0;
        _isMalformed = false;
    }

    public void TakeGeometryType(string? type) => _geometryType = type;

    public void StartRing() => _rings++;

    public void StartPosition() => _axis = 0;

    /// <summary>Takes a number that it wants.</summary>
    public void Take(double number) => _ring[(2 * _vertices) + _axis++] = number;

    /// <summary>Lets a number of a position pass.</summary>
    public void Skip() => _axis++;

    public void EndPosition()
    {
        _isMalformed |= _axis < 2;
        _vertices++;
    }

    /// <summary>Something stood among the coordinates that does not belong there.</summary>
    public void Spoil() => _isMalformed = true;

    /// <summary>What is wrong with the geometry; null for nothing.</summary>
    public string? Flaw()
    {
        if (_geometryType != "Polygon")
        {
            return _geometryType is null ? "it has no geometry" : $"its geometry is a {DisplayText.Text(_geometryType)}, not a Polygon";
        }

        if (_isMalformed || _rings != 1)
        {
            return "its polygon is malformed: one ring of longitude and latitude pairs was expected";
        }

        if (_vertices != Vertices)
        {
            return $"its polygon has {_vertices} vertices; a sample's has {Vertices}";
        }

        return IsClosed(_ring) ? null : NotClosed;
    }
}
