using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Imagery.Npy;

namespace RapidAI4EO.Imagery.Series;

/// <summary>
/// Writes images of floats of one size one after another into a NumPy file (format 1.0) of the shape (images, rows, columns). An image that is
/// missing is all NaN.
/// </summary>
/// <param name="stream">Where to; not disposed of.</param>
/// <param name="images">How many there will be.</param>
public sealed class NpyWriter(Stream stream, int images)
{
    private int _missing;
    private int _width;
    private int _pixels;

    /// <param name="values">Row by row; null for one that is missing.</param>
    /// <param name="width">Pixels in a row.</param>
    public void Add(float[]? values, int width)
    {
        if (values is null)
        {
            _missing++;
            return;
        }

        if (_pixels == 0) WriteHead(values.Length, width);
        if (values.Length != _pixels || width != _width) throw new CorpusException("The images of the series have different sizes, and an array has one.");
        WriteMissing();
        Write(values);
    }

    /// <summary>Writes what is missing at the end. Where every image is, nothing is known of their size, and the array has none.</summary>
    public void End()
    {
        if (_pixels == 0) WriteHead(0, 1);
        WriteMissing();
    }

    private void WriteHead(int pixels, int width)
    {
        (_pixels, _width) = (pixels, width);
        stream.Write(NpyHead.Make(SampleType.Float32.NumpyName(), [images, pixels / width, width]));
    }

    private void WriteMissing()
    {
        var none = new float[_pixels];
        Array.Fill(none, float.NaN);
        for (; _missing > 0; _missing--) Write(none);
    }

    // Little-endian, as every machine is that .NET is tested on.
    private void Write(float[] values) => stream.Write(MemoryMarshal.AsBytes<float>(values));
}
