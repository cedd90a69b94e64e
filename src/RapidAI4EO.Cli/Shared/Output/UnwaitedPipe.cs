namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>
/// A pipe whose writes fail where it is full rather than wait, since a program that shares it has asked for that; Node does of its own
/// pipes, which those whom it starts then have. Waits in the system's place.
/// </summary>
/// <param name="pipe">Hands on each write as it is.</param>
internal sealed class UnwaitedPipe(Stream pipe) : WriteOnlyStream
{
    // PIPE_BUF (pipe(7)): so much is written whole or not at all, and can be tried again.
    private const int Piece = 4096;
    private const int NonBlocking = 0x800;
    private const int TryAgain = 11;

    /// <summary>Whether standard output is one: the flags, in octal, of its description (proc(5)). Only Linux tells.</summary>
    public static bool IsStandardOutput()
    {
        const string Flags = "flags:";
        try
        {
            return OperatingSystem.IsLinux()
                && File.ReadLines("/proc/self/fdinfo/1").FirstOrDefault(line => line.StartsWith(Flags, StringComparison.Ordinal)) is { } line
                && (Convert.ToInt32(line[Flags.Length..].Trim(), 8) & NonBlocking) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return false;
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (; buffer.Length > Piece; buffer = buffer[Piece..]) WritePiece(buffer[..Piece]);
        WritePiece(buffer);
    }

    public override void Flush() => pipe.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing) pipe.Dispose();
        base.Dispose(disposing);
    }

    private void WritePiece(ReadOnlySpan<byte> piece)
    {
        while (true)
        {
            try
            {
                pipe.Write(piece);
                return;
            }
            catch (IOException e) when (e.HResult == TryAgain)
            {
                Thread.Sleep(1);
            }
        }
    }
}
