namespace RapidAI4EO.Corpus;

/// <summary>The 45 classes of the corpus's labels (CORINE Land Cover 2018 and NODATA) and their groups at levels 1 and 2.</summary>
public static class ClcNomenclature
{
    /// <summary>How many classes there are.</summary>
    public const int Count = 45;

    /// <summary>The classes in the order of the published files.</summary>
    public static IReadOnlyList<ClcClass> Classes { get; } = Number(
        (111, "Continuous urban fabric"),
        (112, "Discontinuous urban fabric"),
        (121, "Industrial or commercial units"),
        (122, "Road and rail networks and associated land"),
        (123, "Port areas"),
        (124, "Airports"),
        (131, "Mineral extraction sites"),
        (132, "Dump sites"),
        (133, "Construction sites"),
        (141, "Green urban areas"),
        (142, "Sport and leisure facilities"),
        (211, "Non-irrigated arable land"),
        (212, "Permanently irrigated land"),
        (213, "Rice fields"),
        (221, "Vineyards"),
        (222, "Fruit trees and berry plantations"),
        (223, "Olive groves"),
        (231, "Pastures"),
        (241, "Annual crops associated with permanent crops"),
        (242, "Complex cultivation patterns"),
        (243, "Land principally occupied by agriculture with significant areas of natural vegetation"),
        (244, "Agro-forestry areas"),
        (311, "Broad-leaved forest"),
        (312, "Coniferous forest"),
        (313, "Mixed forest"),
        (321, "Natural grasslands"),
        (322, "Moors and heathland"),
        (323, "Sclerophyllous vegetation"),
        (324, "Transitional woodland-shrub"),
        (331, "Beaches dunes sands"),
        (332, "Bare rocks"),
        (333, "Sparsely vegetated areas"),
        (334, "Burnt areas"),
        (335, "Glaciers and perpetual snow"),
        (411, "Inland marshes"),
        (412, "Peat bogs"),
        (421, "Salt marshes"),
        (422, "Salines"),
        (423, "Intertidal flats"),
        (511, "Water courses"),
        (512, "Water bodies"),
        (521, "Coastal lagoons"),
        (522, "Estuaries"),
        (523, "Sea and ocean"),
        (999, "NODATA"));

    /// <summary>The groups of level 1 (1 to 5, 9), then those of level 2 (11 to 52, 99), in order.</summary>
    public static IReadOnlyList<ClcGroup> Groups { get; } =
    [
        .. Classes.GroupBy(c => c.Level1).Select(g => new ClcGroup(g.Key, [.. g])),
        .. Classes.GroupBy(c => c.Level2).Select(g => new ClcGroup(g.Key, [.. g])),
    ];

    /// <summary>
    /// The classes whose shares a property sums: one for <c>clc_311</c>, those of the group for <c>clc_31</c> or <c>clc_3</c>;
    /// null where there is no such property. Case counts.
    /// </summary>
    public static IReadOnlyList<ClcClass>? Find(ReadOnlySpan<char> property)
    {
        if (!property.StartsWith("clc_") || !AsciiNumber.TryRead(property[4..], out var code) || property[4] == '0')
        {
            return null;
        }

        if (Groups.FirstOrDefault(g => g.Code == code) is { } group)
        {
            return group.Classes;
        }

        return Classes.FirstOrDefault(c => c.Code == code) is { } single ? [single] : null;
    }

    private static ClcClass[] Number(params (int Code, string Name)[] classes) =>
        [.. classes.Select((c, index) => new ClcClass(index, c.Code, c.Name))];
}
