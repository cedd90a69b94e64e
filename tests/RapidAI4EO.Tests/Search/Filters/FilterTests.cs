using System.Numerics;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Filters;

/// <summary>Filters against brute force: an evaluator of its own over fractions of whole numbers, and the corpus that made the index.</summary>
public class FilterTests
{
    private static readonly TestIndex Test = TestIndex.ZoneBorder;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [InlineData("clc_412 > 0.8")]
    [InlineData("clc_31 = 1")]
    [InlineData("clc_311 + clc_312 + clc_313 = 1")]
    [InlineData("clc_3 >= 0.5 AND clc_31 < 0.25")]
    [InlineData("NOT clc_2 > 0.000025")]
    [InlineData("clc_211 BETWEEN 0.25 AND 0.75")]
    [InlineData("clc_211 NOT BETWEEN 0.25 AND 0.75")]
    [InlineData("clc_112 IN (0, 0.5, 1)")]
    [InlineData("2 * clc_311 - clc_312 / 3 > clc_2 * 0.5 + 1e-3")]
    [InlineData("clc_311 * clc_312 > 0.05")]
    [InlineData("clc_311 / clc_312 > 2")]
    [InlineData("clc_311 / clc_312 <= 2 OR clc_312 = 0")]
    [InlineData("NOT (clc_311 / clc_312 > 2)")]
    [InlineData("clc_1 > clc_2 AND (clc_3 > 0.1 OR clc_5 > 0)")]
    [InlineData("row <= 10 AND column > 30")]
    [InlineData("row + 40 * clc_311 > 30")]
    [InlineData("row % 2 = 0 AND column div 10 = 1")]
    [InlineData("clc_311 ^ 2 > 0.25")]
    [InlineData("TRUE")]
    [InlineData("FALSE OR clc_311 > 0.9")]
    [InlineData("clc_9 = 0 AND clc_99 = 0")]
    [InlineData("1 = 1")]
    [InlineData("0.5 < clc_311")]
    [InlineData("clc_311 <> 0")]
    public void Find_Filter_EqualsBruteForce(string text) => AssertEqualsBruteForce(Cql2Parser.Parse(text));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Find_RandomFilter_EqualsBruteForce(int seed)
    {
        var random = new RandomFilter(seed);
        for (var i = 0; i < 4; i++)
        {
            AssertEqualsBruteForce(random.Next(), $"seed {seed}, round {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parse_PrintedFilter_PrintsTheSame(int seed)
    {
        var random = new RandomFilter(seed);
        for (var i = 0; i < 50; i++)
        {
            var text = random.Next().ToString();
            Assert.Equal(text, Cql2Parser.Parse(text).ToString());
        }
    }

    [Theory]
    [InlineData("clc_412 > 0.8")]
    [InlineData("clc_31 = 1")]
    [InlineData("clc_311 + clc_312 + clc_313 = 1 OR clc_5 > 0.5")]
    [InlineData("NOT clc_2 > 0.1 AND row BETWEEN 5 AND 9")]
    public void Find_FilterOverEurope_EqualsBruteForce(string text) => AssertEqualsBruteForce(Cql2Parser.Parse(text), test: TestIndex.Europe);

    [Fact]
    public void Find_IdZoneAndTile_SelectThatPlace()
    {
        var id = Test.Index.IdOf(Test.Index.Count / 2);
        Assert.Equal([id], Find($"id = '{id}'"));
        Assert.Equal(Test.Corpus.Samples.Where(s => s.Zone == id.Zone).Order(), Find($"zone = '{id.Zone}'"));
        Assert.Equal(
            Test.Corpus.Samples.Where(s => s.Tile == id.Tile).Order(), Find($"zone IN ('{id.Zone}') AND \"tile\" = '{id.Tile.Name}'"));
    }

    private static IEnumerable<SampleId> Find(string filter) =>
        new SampleSearch(Test.Index).Find(new Subset { Filter = Cql2Parser.Parse(filter) }).Ordinals().Select(Test.Index.IdOf);

    private static void AssertEqualsBruteForce(Cql2Expression filter, string what = "", TestIndex? test = null)
    {
        var (corpus, index) = ((test ?? Test).Corpus, (test ?? Test).Index);
        var expected = corpus.Samples.Where(id => Fractions.Holds(filter, id, (test ?? Test).CountsOf(id))).Order().ToList();
        var found = new SampleSearch(index).Find(new Subset { Filter = filter }).Ordinals().Select(index.IdOf);
        Assert.True(expected.SequenceEqual(found), $"{what} {filter}: {expected.Count} expected");
    }

    /// <summary>Random filters of every form.</summary>
    private sealed class RandomFilter(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly string[] _properties = [.. Queryables.All.Where(q => q.Classes.Count > 0).Select(q => q.Name), "row", "column"];

        public Cql2Expression Next(int depth = 3) => _random.Next(depth == 0 ? 4 : 8) switch
        {
            4 => new Conjunction([Next(depth - 1), Next(depth - 1)]),
            5 => new Disjunction([Next(depth - 1), Next(depth - 1), Next(depth - 1)]),
            6 => new Negation(Next(depth - 1)),
            7 => new InList(Number(1), [Number(0), Number(0)]),
            3 => new Between(Number(2), Number(0), Number(1)),
            _ => new Comparison((ComparisonOperator)_random.Next(6), Number(2), Number(2)),
        };

        private Cql2Expression Number(int depth) => _random.Next(depth == 0 ? 3 : 5) switch
        {
            0 => new NumberLiteral((_random.Next(0, 41) / 40m).ToString()),
            1 or 2 => new PropertyName(_properties[_random.Next(_properties.Length)]),
            _ => new Arithmetic((ArithmeticOperator)_random.Next(6), Number(depth - 1), Number(depth - 1)),
        };
    }

    /// <summary>Numbers as pairs of whole numbers; no value where a division by zero is met.</summary>
    private static class Fractions
    {
        public static bool Holds(Cql2Expression filter, SampleId id, int[] counts) => filter switch
        {
            BooleanLiteral b => b.Value,
            Conjunction and => and.Operands.All(o => Holds(o, id, counts)),
            Disjunction or => or.Operands.Any(o => Holds(o, id, counts)),
            Negation not => !Holds(not.Operand, id, counts),
            Comparison c => Compare(c.Left, c.Right, id, counts) is { } sign && c.Operator switch
            {
                ComparisonOperator.Equal => sign == 0,
                ComparisonOperator.NotEqual => sign != 0,
                ComparisonOperator.Less => sign < 0,
                ComparisonOperator.Greater => sign > 0,
                ComparisonOperator.LessOrEqual => sign <= 0,
                _ => sign >= 0,
            },
            Between b => Compare(b.Value, b.Lower, id, counts) >= 0 && Compare(b.Value, b.Upper, id, counts) <= 0,
            InList list => list.Items.Any(item => Compare(list.Value, item, id, counts) == 0),
            _ => throw new InvalidOperationException(),
        };

        private static int? Compare(Cql2Expression left, Cql2Expression right, SampleId id, int[] counts) =>
            Value(left, id, counts) is var (ln, ld) && Value(right, id, counts) is var (rn, rd) ? ((ln * rd) - (rn * ld)).Sign : null;

        private static (BigInteger N, BigInteger D)? Value(Cql2Expression e, SampleId id, int[] counts)
        {
            switch (e)
            {
                case NumberLiteral n:
                    return (new BigInteger(decimal.Parse(n.Text, System.Globalization.NumberStyles.Float) * 1_000_000m), 1_000_000);
                case PropertyName { Name: "row" }:
                    return (id.Row, 1);
                case PropertyName { Name: "column" }:
                    return (id.Column, 1);
                case PropertyName p:
                    return (ClcNomenclature.Classes.Where(c => $"clc_{c.Code}".StartsWith(p.Name, StringComparison.Ordinal)).Sum(c => counts[c.Index]), 40_000);
                case Arithmetic a when Value(a.Left, id, counts) is var (ln, ld) && Value(a.Right, id, counts) is var (rn, rd):
                    return a.Operator switch
                    {
                        ArithmeticOperator.Add => ((ln * rd) + (rn * ld), ld * rd),
                        ArithmeticOperator.Subtract => ((ln * rd) - (rn * ld), ld * rd),
                        ArithmeticOperator.Multiply => (ln * rn, ld * rd),
                        ArithmeticOperator.Power => (ln * ln, ld * ld),
                        _ when rn.IsZero => null,
                        ArithmeticOperator.Divide => rn.Sign > 0 ? (ln * rd, ld * rn) : (-ln * rd, -ld * rn),
                        ArithmeticOperator.IntegerDivide => (BigInteger.Divide(ln * rd, ld * rn), 1),
                        _ => ((ln * rd) - (rn * ld * BigInteger.Divide(ln * rd, ld * rn)), ld * rd),
                    };
                default:
                    return null;
            }
        }
    }
}
