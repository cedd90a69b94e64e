using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>The samples behind ids of items.</summary>
internal static class ItemIds
{
    /// <summary>The sample of an item of a collection, where there is one of exactly this id.</summary>
    public static SampleId? SampleOf(CollectionKind kind, string id, SampleIndex index) =>
        id.Length > kind.Id.Length && id.StartsWith(kind.Id, StringComparison.Ordinal) && id[kind.Id.Length] == '_'
        && SampleId.TryParse(id.AsSpan(kind.Id.Length + 1), out var sample) && OrdinalOf(sample, index) >= 0 && id.EndsWith(sample.ToString(), StringComparison.Ordinal)
            ? sample
            : null;

    /// <summary>The ordinal of a sample whose id is printed as the index prints it; -1 for none.</summary>
    public static int OrdinalOf(SampleId sample, SampleIndex index)
    {
        var ordinal = index.OrdinalOf(sample);
        return ordinal >= 0 && index.IdOf(ordinal).ToString() == sample.ToString() ? ordinal : -1;
    }
}
