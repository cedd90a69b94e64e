using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>
/// Standard output as bytes, not opened before the first of them. The console's own stream swallows a broken pipe, and a search
/// would run on for nobody; this one ends it.
/// </summary>
internal sealed class StandardOutput : WriteOnlyStream
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    private readonly Lazy<Stream> _stream = new(Open, LazyThreadSafetyMode.None);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _stream.Value.Write(buffer);
        }
        catch (IOException e) when (e.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData)
        {
            throw new OutputClosedException(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"Standard output cannot be written: {e.Message}", e);
        }
    }

    /// <summary>For many small pieces: to be flushed at the end, and not to be disposed of, which would flush half an answer too.</summary>
    public Stream Buffered() => new BufferedStream(this, 1 << 16);

    public override void Flush()
    {
        // Nothing is held back.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _stream.IsValueCreated)
        {
            _stream.Value.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            // Only for what is no file: a FileStream keeps a file's position to itself, and the next program of a shell's
            // group would write over us.
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return UnwaitedPipe.IsStandardOutput() ? new UnwaitedPipe(stream) : stream;
            }
        }

        return Console.OpenStandardOutput();
    }
}
