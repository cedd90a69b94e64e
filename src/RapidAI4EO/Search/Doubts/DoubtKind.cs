namespace RapidAI4EO.Search.Doubts;

/// <summary>What may be wrong with a question that can be answered.</summary>
public enum DoubtKind
{
    /// <summary>A comparison of the filter holds for no sample or for every one, whatever the corpus has.</summary>
    ComparisonSettled,

    /// <summary>A product has no time step in the interval.</summary>
    NoTimeStep,

    /// <summary>A box crosses the antimeridian, where the corpus has nothing.</summary>
    CrossesAntimeridian,

    /// <summary>A place has samples if its longitudes and latitudes change places.</summary>
    AxesSwapped,

    /// <summary>A place lies outside the corpus.</summary>
    OutsideCorpus,

    /// <summary>Samples touch a place, and none lies in it.</summary>
    NoneWithin,

    /// <summary>A place lies where the corpus has no sample.</summary>
    NoSampleThere,

    /// <summary>The list of ids has none that the index knows.</summary>
    NoKnownId,

    /// <summary>No sample satisfies the filter.</summary>
    FilterEmpty,

    /// <summary>Parts of the filter exclude one another.</summary>
    FilterContradicts,

    /// <summary>Each condition has samples, and none has them all.</summary>
    CombinationEmpty,

    /// <summary>A catalog has no item there, or none at all.</summary>
    NoItemThere,

    /// <summary>The items of a catalog have none of the assets that were asked for.</summary>
    NoAssetChosen,

    /// <summary>A draw or a limit of nothing.</summary>
    NothingTaken,
}
