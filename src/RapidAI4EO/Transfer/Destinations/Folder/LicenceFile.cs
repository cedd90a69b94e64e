using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Destinations.Folder;

/// <summary>
/// Keeps LICENSES.txt in a destination in step with the products that lie there: written when the first file of a product arrives,
/// and never with less in it than an earlier run wrote.
/// </summary>
/// <param name="destination">Where the files lie.</param>
internal sealed class LicenceFile(Destination destination)
{
    private readonly Lock _lock = new();
    private int _products;

    /// <summary>The products seen so far.</summary>
    public IReadOnlyList<Product> Products => [.. Product.All.Where(product => (_products & (1 << product.Index)) != 0)];

    /// <summary>Notes a file that is now there.</summary>
    public void Cover(string key)
    {
        if (Volatile.Read(ref _products) == (1 << Product.All.Count) - 1 || KeyProduct.Of(key) is not { } product) return;
        if ((Volatile.Read(ref _products) & (1 << product.Index)) != 0) return;
        lock (_lock)
        {
            _products |= 1 << product.Index;
            Write();
        }
    }

    private void Write()
    {
        var path = destination.PathOf(LicenceNotice.FileName);
        var old = Read(path);
        var here = LicenceNotice.LicencesOf(Products);
        var text = LicenceNotice.Text(Licence.All.Where(licence => here.Contains(licence) || old.Contains(licence.Title)));
        if (text == old) return;
        using var file = destination.NewFile(LicenceNotice.FileName, RunFile.NoticeSlot);
        file.Append(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }

    private static string Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : "";
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, path);
        }
    }
}
