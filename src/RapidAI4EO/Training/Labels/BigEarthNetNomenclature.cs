namespace RapidAI4EO.Training.Labels;

/// <summary>
/// The nomenclature of 19 classes by G. Sumbul, J. Kang, T. Kreuziger, F. Marcelino, H. Costa, P. Benevides, M. Caetano, B. Demir,
/// "BigEarthNet Dataset with A New Class-Nomenclature for Remote Sensing Image Understanding", 2020 (arXiv:2001.06372), as G. Sumbul
/// et al., "BigEarthNet-MM", IEEE Geoscience and Remote Sensing Magazine 9 (3), 2021, use it: titles and order are theirs.
/// </summary>
/// <remarks>Eleven classes have no counterpart there; glaciers (335), which BigEarthNet has never seen, and NODATA have none either.</remarks>
internal static class BigEarthNetNomenclature
{
    private static readonly (string Title, int[] Codes)[] Classes =
    [
        ("Urban fabric", [111, 112]),
        ("Industrial or commercial units", [121]),
        ("Arable land", [211, 212, 213]),
        ("Permanent crops", [221, 222, 223, 241]),
        ("Pastures", [231]),
        ("Complex cultivation patterns", [242]),
        ("Land principally occupied by agriculture, with significant areas of natural vegetation", [243]),
        ("Agro-forestry areas", [244]),
        ("Broad-leaved forest", [311]),
        ("Coniferous forest", [312]),
        ("Mixed forest", [313]),
        ("Natural grassland and sparsely vegetated areas", [321, 333]),
        ("Moors, heathland and sclerophyllous vegetation", [322, 323]),
        ("Transitional woodland, shrub", [324]),
        ("Beaches, dunes, sands", [331]),
        ("Inland wetlands", [411, 412]),
        ("Coastal wetlands", [421, 422]),
        ("Inland waters", [511, 512]),
        ("Marine waters", [521, 522, 523]),
    ];

    public static LabelScheme Scheme() => LabelScheme.Make("bigearthnet19", c =>
        Classes.FirstOrDefault(label => label.Codes?.Contains(c.Code) == true) is { Title: { } title } ? new LabelClass(title, title) : null);
}
