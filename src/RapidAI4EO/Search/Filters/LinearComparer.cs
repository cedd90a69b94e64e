using System.Buffers;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// Compares a scaled form with zero for all candidates, block by block of the posting lists: the work is that of the postings,
/// not of the samples, since samples without any of the classes all compare as the constant does.
/// </summary>
internal sealed class LinearComparer(FilterRun run, ScaledForm form, ComparisonOperator op)
{
    private readonly SampleIndex _index = run.Index;

    /// <param name="candidates">The samples to look at.</param>
    /// <param name="holdsExactly">Decides for a sample with a share that is no count of 1/40000.</param>
    public SampleSet Select(SampleSet candidates, Func<int, bool> holdsExactly)
    {
        var selected = op.Accepts(form.Constant.CompareTo(0)) && !form.HasPlace
            ? candidates.Copy()
            : new SampleSet(candidates.Capacity);
        var sums = ArrayPool<long>.Shared.Rent(ClassPostings.BlockSize);
        sums.AsSpan(0, ClassPostings.BlockSize).Clear();
        for (var start = 0; start < candidates.Capacity; start += ClassPostings.BlockSize)
        {
            // A block takes less than a millisecond.
            run.CancellationToken.ThrowIfCancellationRequested();
            var length = Math.Min(ClassPostings.BlockSize, candidates.Capacity - start);
            if (candidates.ContainsAny(start, start + length))
            {
                SelectBlock(start, length, sums, candidates, selected);
            }
        }

        ArrayPool<long>.Shared.Return(sums);
        ProcessNonQuantized(candidates, selected, holdsExactly);
        return selected;
    }

    private void SelectBlock(int start, int length, Span<long> sums, SampleSet candidates, SampleSet selected)
    {
        var block = start / ClassPostings.BlockSize;
        if (form.Classes.Count == 1 && !form.HasPlace)
        {
            SelectSingle(start, block, candidates, selected);
            return;
        }

        foreach (var (c, factor) in form.Classes)
        {
            var postings = _index.PostingsOf(c);
            var ordinals = postings.Ordinals(block);
            var counts = postings.Counts(block);
            for (var i = 0; i < ordinals.Length; i++)
            {
                sums[ordinals[i]] += factor * counts[i];
            }
        }

        if (form.HasPlace)
        {
            SelectByPlace(start, length, sums, candidates, selected);
            return;
        }

        foreach (var (c, _) in form.Classes)
        {
            foreach (var low in _index.PostingsOf(c).Ordinals(block))
            {
                Process(start + low, sums[low], candidates, selected);
            }
        }

        foreach (var (c, _) in form.Classes)
        {
            foreach (var low in _index.PostingsOf(c).Ordinals(block))
            {
                sums[low] = 0;
            }
        }
    }

    private void SelectSingle(int start, int block, SampleSet candidates, SampleSet selected)
    {
        var (c, factor) = form.Classes[0];
        var postings = _index.PostingsOf(c);
        var ordinals = postings.Ordinals(block);
        var counts = postings.Counts(block);
        for (var i = 0; i < ordinals.Length; i++)
        {
            Process(start + ordinals[i], factor * counts[i], candidates, selected);
        }
    }

    private void SelectByPlace(int start, int length, Span<long> sums, SampleSet candidates, SampleSet selected)
    {
        var places = _index.Places.Slice(start, length);
        for (var i = 0; i < places.Length; i++)
        {
            var (row, column) = SampleIndex.RowAndColumn(places[i]);
            Process(start + i, sums[i] + (form.Row * row) + (form.Column * column), candidates, selected);
            sums[i] = 0;
        }
    }

    private void Process(int ordinal, long sum, SampleSet candidates, SampleSet selected)
    {
        if (!candidates.Contains(ordinal))
        {
            return;
        }

        if (op.Accepts((sum + form.Constant).CompareTo(0)))
        {
            selected.Add(ordinal);
        }
        else
        {
            selected.Remove(ordinal);
        }
    }

    /// <summary>The marks of odd shares were summed as if they were counts; what came of them is put right here.</summary>
    private void ProcessNonQuantized(SampleSet candidates, SampleSet selected, Func<int, bool> holdsExactly)
    {
        var classes = form.Classes.Select(c => c.Class).ToHashSet();
        foreach (var (ordinal, c) in _index.NonQuantizedFractions.Places)
        {
            if (!classes.Contains(c) || !candidates.Contains(ordinal))
            {
                continue;
            }

            if (holdsExactly(ordinal))
            {
                selected.Add(ordinal);
            }
            else
            {
                selected.Remove(ordinal);
            }
        }
    }
}
