using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Training.Export.Journal;

/// <summary>The length and hash of a file that is there.</summary>
internal static class FileHash
{
    private const int PieceBytes = 64 << 10;

    public static (long Length, string Hash) Of(SafeFileHandle file, CancellationToken token)
    {
        using var hasher = ContentHasher.Create(ContentHasher.Xxh64)!;
        var piece = GC.AllocateUninitializedArray<byte>(PieceBytes);
        var length = 0L;
        int read;
        while ((read = RandomAccess.Read(file, piece, length)) > 0)
        {
            token.ThrowIfCancellationRequested();
            hasher.Append(piece.AsSpan(0, read));
            length += read;
        }

        return (length, hasher.Finish());
    }
}
