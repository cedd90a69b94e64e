using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer;

/// <summary>
/// Keeps LICENSES.txt in a destination in step with the products that lie there: written when the first file of a product arrives,
/// and never with less in it than an earlier run wrote.
/// </summary>
/// <param name="destination">The folder.</param>
/// <param name="run">Where the partial notice is put down, as any partial file.</param>
internal sealed class LicenceFile(string destination, RunFile run)
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
        var path = Path.Combine(destination, LicenceNotice.FileName);
        var old = Read(path);
        var here = LicenceNotice.LicencesOf(Products);
        var text = LicenceNotice.Text(Licence.All.Where(licence => here.Contains(licence) || old.Contains(licence.Title)));
        if (text == old) return;
        var partial = run.PartialOf(LicenceNotice.FileName, RunFile.NoticeSlot);
        run.Reserve(RunFile.NoticeSlot, partial);
        using var file = new PartialFile(Path.Combine(destination, partial), path);
        file.Append(Encoding.UTF8.GetBytes(text));
        file.Place();
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
