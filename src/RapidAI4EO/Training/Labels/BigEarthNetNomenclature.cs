namespace RapidAI4EO.Training.Labels;

/// <summary>
/// The nomenclature of 19 classes by G. Sumbul, A. de Wall, T. Kreuziger, F. Marcelino, H. Costa, P. Benevides, M. Caetano, B. Demir, V. Markl,
/// "BigEarthNet-MM: A Large-Scale, Multimodal, Multilabel Benchmark Archive for Remote Sensing Image Classification and Retrieval", IEEE
/// Geoscience and Remote Sensing Magazine 9 (3), 2021, pp. 174-180 (arXiv:2105.07921, which supersedes the withdrawn arXiv:2001.06372). Titles and order
/// are those of the <c>label_indices.json</c> that they publish with their models; each class was compared with its <c>label_conversion</c>.
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
