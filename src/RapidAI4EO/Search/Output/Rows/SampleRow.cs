using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Output.Rows;

/// <summary>What a table has of one sample.</summary>
internal sealed class SampleRow
{
    public SampleId Id { get; set; }

    /// <summary>As in <c>33N</c>.</summary>
    public string Zone { get; set; } = "";

    /// <summary>The tile's offset without its zone, <c>15E-200N</c>.</summary>
    public string Tile { get; set; } = "";

    /// <summary>The published polygon, degrees.</summary>
    public FootprintCorners Corners { get; set; }

    /// <summary>Of all 45 classes, in the order of the nomenclature: 0 to 1, the doubles that the published decimals mean.</summary>
    public double[] Fractions { get; } = new double[ClcNomenclature.Count];
}
