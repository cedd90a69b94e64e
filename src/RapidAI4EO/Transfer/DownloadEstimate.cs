using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer;

/// <summary>What a run would have to do. A key given twice counts twice.</summary>
/// <param name="ToFetch">Files that are not there.</param>
/// <param name="AlreadyThere">Files that are there, and complete.</param>
/// <param name="Refused">Keys that cannot be files.</param>
/// <param name="Bytes">What is to be fetched will come to about this, by each product's usual size.</param>
public readonly record struct DownloadEstimate(long ToFetch, long AlreadyThere, long Refused, long Bytes)
{
    /// <summary>For files outside the corpus's layout: the mean over a sample's 304 images.</summary>
    private static readonly long MeanBytes =
        Product.Images.Sum(product => product.FilesPerSample * product.TypicalBytes) / Product.Images.Sum(product => product.FilesPerSample);

    /// <summary>All keys.</summary>
    public long Files => ToFetch + AlreadyThere + Refused;

    internal DownloadEstimate Plus(Product? product) =>
        this with { ToFetch = ToFetch + 1, Bytes = Bytes + (product?.TypicalBytes ?? MeanBytes) };
}
