using System.Runtime.InteropServices;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Units;

/// <summary>A chip as it is decoded, and the last good one in the type in which it is written.</summary>
internal sealed class StepBuffer
{
    private readonly ImageArray _array;
    private byte[] _next;
    private byte[] _last;

    public StepBuffer(ImageArray array)
    {
        _array = array;
        _next = new byte[array.Layout.Bytes];
        _last = new byte[array.StepBytes];
    }

    /// <summary>Where the next chip is decoded to.</summary>
    public Memory<byte> Next => _next;

    /// <summary>The last good chip.</summary>
    public ReadOnlyMemory<byte> Last => _last;

    /// <summary>The next chip turned out good.</summary>
    public void Take()
    {
        if (_array.Type == _array.Layout.Type)
        {
            (_next, _last) = (_last, _next);
            return;
        }

        var floats = MemoryMarshal.Cast<byte, float>(_last.AsSpan());
        _array.Layout.Type.ToFloats(_next, floats);
        if (_array.Layout.Nodata is { } nodata) floats.Replace((float)nodata, float.NaN);
    }
}
