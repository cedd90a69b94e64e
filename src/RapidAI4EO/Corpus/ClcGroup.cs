namespace RapidAI4EO.Corpus;

/// <summary>The classes that share their first one or two digits; as a property, the sum of their shares.</summary>
/// <param name="Code">1 to 5 and 9 at level 1, 11 to 52 and 99 at level 2.</param>
/// <param name="Classes">The classes in order.</param>
public sealed record ClcGroup(int Code, IReadOnlyList<ClcClass> Classes)
{
    public int Level => Code < 10 ? 1 : 2;

    /// <summary>The property of filters, <c>clc_31</c>.</summary>
    public string Property { get; } = $"clc_{Code}";

    /// <summary>The group's name in the nomenclature.</summary>
    public string Name => Code switch
    {
        1 => "Artificial surfaces",
        2 => "Agricultural areas",
        3 => "Forest and semi-natural areas",
        4 => "Wetlands",
        5 => "Water bodies",
        11 => "Urban fabric",
        12 => "Industrial, commercial and transport units",
        13 => "Mine, dump and construction sites",
        14 => "Artificial, non-agricultural vegetated areas",
        21 => "Arable land",
        22 => "Permanent crops",
        23 => "Pastures",
        24 => "Heterogeneous agricultural areas",
        31 => "Forests",
        32 => "Scrub and/or herbaceous vegetation associations",
        33 => "Open spaces with little or no vegetation",
        41 => "Inland wetlands",
        42 => "Maritime wetlands",
        51 => "Inland waters",
        52 => "Marine waters",
        _ => "NODATA",
    };
}
