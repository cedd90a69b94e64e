using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Training.Statistics;

/// <summary>
/// Counts the pixels of chips in one pass: for each product, split, month and band as many counters as there are numbers, so that mean, deviation
/// and percentiles of whole numbers are exact and the same in any order, with any number of workers. Memory does not grow with the chips.
/// </summary>
public sealed class ChipStatistics(SampleIndex index, ChipReader reader)
{
    /// <param name="request">What to count.</param>
    /// <param name="progress">Told after every chip, by many threads.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="CorpusException">Nothing of a product could be read, a chip could not and that is to end it, or a root does not answer.</exception>
    public Task<StatisticsReport> RunAsync(StatisticsRequest request, IProgress<StatisticsProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Parallel, 1);
        return new StatisticsRun(index, reader, request, progress).RunAsync(token);
    }
}
