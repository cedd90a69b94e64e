using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Transfer.Download;

/// <summary>Tells a file that cannot be had from roots that are gone, so that a run does not fail millions of times for one reason.</summary>
internal sealed class OutageDetector(int giveUpAfter)
{
    private int _inARow;
    private bool _hasArrived;

    /// <summary>A file arrived or a root said that it has none.</summary>
    public void Answered()
    {
        if (!_hasArrived) _hasArrived = true;
        if (Volatile.Read(ref _inARow) != 0) Volatile.Write(ref _inARow, 0);
    }

    /// <summary>No root gave a file, for reasons that may not be the file's.</summary>
    /// <exception cref="StorageException">That was once too often.</exception>
    public void Failed(AssetFailure failure)
    {
        var patience = _hasArrived ? giveUpAfter : (giveUpAfter + 5) / 6;
        if (Interlocked.Increment(ref _inARow) < patience) return;
        throw new StorageException(
            StorageError.Unavailable,
            $"No root has given a file {patience} times in a row, so the run stopped; what is complete stays, and a second run goes on. The last: {failure.Reason}");
    }
}
