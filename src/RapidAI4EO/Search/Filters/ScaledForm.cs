using System.Numerics;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// A linear form multiplied by a positive number that makes all of it whole: factors of the counts of 1/40000, of row and
/// column, and a constant. Its sign is the form's, and no sum of it leaves 64 bits.
/// </summary>
internal sealed record ScaledForm(IReadOnlyList<(int Class, long Factor)> Classes, long Row, long Column, long Constant)
{
    private static readonly BigInteger Limit = BigInteger.One << 62;

    public bool HasPlace => Row != 0 || Column != 0;

    /// <returns>Null where the numbers are too large.</returns>
    public static ScaledForm? TryScale(LinearForm form)
    {
        // Counts are shares times 40000, so all else takes that factor too.
        var denominator = form.Factors.Append(form.Constant).Aggregate(BigInteger.One, (lcm, r) => LeastCommonMultiple(lcm, r.Reduced().Denominator));
        BigInteger Scale(Rational r, int unit)
        {
            var reduced = r.Reduced();
            return reduced.Numerator * (denominator / reduced.Denominator) * unit;
        }

        var classes = new List<(int Class, BigInteger Factor)>();
        for (var i = 0; i < ClcNomenclature.Count; i++)
        {
            if (!form.Factors[i].IsZero)
            {
                classes.Add((i, Scale(form.Factors[i], 1)));
            }
        }

        var row = Scale(form.Factors[LinearForm.Row], ClassPostings.SharesUnit);
        var column = Scale(form.Factors[LinearForm.Column], ClassPostings.SharesUnit);
        var constant = Scale(form.Constant, ClassPostings.SharesUnit);
        var largest = classes.Aggregate(BigInteger.Zero, (sum, c) => sum + (BigInteger.Abs(c.Factor) * ClassPostings.SharesUnit))
            + ((BigInteger.Abs(row) + BigInteger.Abs(column)) * Tile.SamplesPerSide) + BigInteger.Abs(constant);
        return largest >= Limit
            ? null
            : new ScaledForm([.. classes.Select(c => (c.Class, (long)c.Factor))], (long)row, (long)column, (long)constant);
    }

    private static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
