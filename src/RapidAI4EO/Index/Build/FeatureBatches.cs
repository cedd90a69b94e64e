using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>Gathers features into batches and hands each on when it is full. Batches that were used up come back for the next features.</summary>
internal sealed class FeatureBatches(Action<FeatureBatch> emit)
{
    private FeatureBatch _batch = FeatureBatch.Rent();

    public void Add(SampleId id, int number, ReadOnlySpan<double> ring)
    {
        var at = _batch.Count++;
        _batch.Ids[at] = id.Pack();
        _batch.Numbers[at] = number;
        ring[..FeatureBatch.CoordinatesPerFeature].CopyTo(_batch.Coordinates.AsSpan(at * FeatureBatch.CoordinatesPerFeature));
        if (_batch.Count == FeatureBatch.Capacity)
        {
            Flush();
        }
    }

    public void Flush()
    {
        if (_batch.Count > 0)
        {
            emit(_batch);
            _batch = FeatureBatch.Rent();
        }
    }
}
