using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Units;

/// <summary>Reads the chips of a sample in order and hands them on, with what was chosen in the place of those that are not there.</summary>
internal sealed class RowCopier(ExportPlan plan, ChipReader chips)
{
    private readonly ConcurrentBag<RowBuffers> _buffers = [];

    /// <exception cref="ChipFaultException">A chip ends the run.</exception>
    public async Task<RowResult> CopyAsync(int row, IRowTarget target, CancellationToken token)
    {
        if (!_buffers.TryTake(out var buffers)) buffers = new RowBuffers(plan.Arrays);
        var problems = new List<ChipProblem>();
        var valid = new List<string>();
        for (var array = 0; array < plan.Arrays.Count && valid.Count == array; array++)
        {
            if (await CopyArrayAsync(row, array, target, buffers, problems, token).ConfigureAwait(false) is { } digits) valid.Add(digits);
        }

        _buffers.Add(buffers);
        return new RowResult(row, valid.Count == plan.Arrays.Count ? [.. valid] : null, [.. problems]);
    }

    private async Task<string?> CopyArrayAsync(
        int row, int number, IRowTarget target, RowBuffers buffers, List<ChipProblem> problems, CancellationToken token)
    {
        var array = plan.Arrays[number];
        var digits = new char[array.Steps.Count];
        var id = plan.IdOf(row);
        var pixels = buffers.Stored(number);
        // Steps before the first image, which wait for it where it is to stand in their place.
        var (waiting, hasImage) = (0, false);
        for (var step = 0; step < digits.Length; step++)
        {
            token.ThrowIfCancellationRequested();
            var key = new AssetKey(id, array.Product, array.Steps[step]);
            if (await chips.ReadAsync(key, array.Layout, pixels.Next, token).ConfigureAwait(false) is { } fault)
            {
                var filled = hasImage ? "previous" : "next";
                problems.Add(ProblemOf(fault, plan.Options.Missing == MissingChips.Previous ? filled : plan.Options.Missing == MissingChips.Drop ? ChipProblem.Dropped : "nan"));
                if (plan.Options.Missing == MissingChips.Drop) return null;
                digits[step] = plan.Options.Missing == MissingChips.Previous ? RowResult.Repeated : RowResult.Filled;
                if (digits[step] == RowResult.Filled) target.Fill(number);
                else if (hasImage) target.Write(number, pixels.Last.Span);
                else waiting++;
                continue;
            }

            pixels.Take();
            hasImage = true;
            digits[step] = RowResult.Real;
            for (; waiting > 0; waiting--) target.Write(number, pixels.Last.Span);
            target.Write(number, pixels.Last.Span);
        }

        if (waiting > 0) FillAll(number, waiting, target, digits, problems, array.Product);
        return new string(digits);
    }

    /// <summary>There is no image at all that could stand in another's place.</summary>
    private static void FillAll(int number, int waiting, IRowTarget target, char[] digits, List<ChipProblem> problems, Product product)
    {
        for (; waiting > 0; waiting--) target.Fill(number);
        Array.Fill(digits, RowResult.Filled);
        foreach (ref var problem in CollectionsMarshal.AsSpan(problems))
        {
            if (problem.Product == product.Key) problem = problem with { Filled = "nan" };
        }
    }

    private ChipProblem ProblemOf(ChipFault fault, string filled)
    {
        if (fault.Kind == ChipFaultKind.Unreachable)
        {
            throw new ChipFaultException(fault, "What is complete is kept: make the same call again when it can be had, or name another root.");
        }

        if (fault.Kind != ChipFaultKind.Missing && plan.Options.FailsOnDamage)
        {
            throw new ChipFaultException(fault, "What is complete is kept: make the same call again with --on-error skip, or when the file is whole.");
        }

        return new ChipProblem(
            fault.Key.Product.Key, fault.Key.Step!.Value.ToString(), fault.Kind == ChipFaultKind.Missing ? ChipProblem.Missing : ChipProblem.Damaged, filled, fault.Message);
    }
}
