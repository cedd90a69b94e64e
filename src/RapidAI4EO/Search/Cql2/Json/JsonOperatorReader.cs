using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Json;

/// <summary>Reads objects with <c>op</c> and <c>args</c>.</summary>
internal static class JsonOperatorReader
{
    public static Cql2Expression Read(string op, JsonElement value, JsonPath path, int depth)
    {
        var place = new Cql2Location(path);
        var argsPath = path.Member("args");
        if (!value.TryGetProperty("args", out var args))
        {
            throw Cql2Error.At(place, $"'{DisplayText.Text(op)}' has no 'args'.");
        }

        CheckName(op, path.Member("op"));
        JsonFilterReader.Array(args, argsPath);
        CheckCount(op, args.GetArrayLength(), argsPath);
        return op == "in" ? In(args, argsPath, place, depth) : Make(op, JsonFilterReader.ReadAll(args, argsPath, depth), place);
    }

    private static Cql2Expression Make(string op, List<Cql2Expression> args, Cql2Location place)
    {
        switch (op)
        {
            case "and": return new Conjunction(args, place);
            case "or": return new Disjunction(args, place);
            case "not": return new Negation(args[0], place);
            case "like": return new Like(args[0], args[1], place);
            case "between": return new Between(args[0], args[1], args[2], place);
            case "isNull": return new IsNull(args[0], place);
            case "casei": return new Folding(FoldingKind.Case, args[0], place);
            case "accenti": return new Folding(FoldingKind.Accent, args[0], place);
        }

        if (OperatorNames.FindComparison(op) is { } comparison) return new Comparison(comparison, args[0], args[1], place);
        if (OperatorNames.FindArithmetic(op) is { } arithmetic) return new Arithmetic(arithmetic, args[0], args[1], place);
        if (OperatorNames.FindSpatial(op) is { } spatial) return new SpatialPredicate(spatial, args[0], args[1], place);
        if (OperatorNames.FindTemporal(op) is { } temporal) return new TemporalPredicate(temporal, args[0], args[1], place);
        if (OperatorNames.FindArray(op) is { } array) return new ArrayPredicate(array, args[0], args[1], place);
        return new FunctionCall(op, args, place);
    }

    private static InList In(JsonElement args, JsonPath path, Cql2Location place, int depth)
    {
        var list = JsonFilterReader.Array(args[1], path.Item(1));
        if (list.GetArrayLength() == 0)
        {
            throw Cql2Error.At(new Cql2Location(path.Item(1)), "the list of 'in' is empty.");
        }

        var value = JsonFilterReader.Read(args[0], path.Item(0), depth + 1);
        return new InList(value, JsonFilterReader.ReadAll(list, path.Item(1), depth + 1), place);
    }

    /// <summary>What could not be written as text is refused here too.</summary>
    private static void CheckName(string op, JsonPath path)
    {
        if (OperatorNames.FindReserved(op) is { } exact)
        {
            if (exact != op)
            {
                throw Cql2Error.At(new Cql2Location(path), $"there is no operator '{DisplayText.Text(op)}'. Did you mean '{exact}'?");
            }
        }
        else if (!Identifiers.IsPlain(op) || OperatorNames.IsLiteral(op))
        {
            throw Cql2Error.At(new Cql2Location(path), $"'{DisplayText.Text(op)}' is no operator and no name of a function.");
        }
    }

    private static void CheckCount(string op, int count, JsonPath path)
    {
        if (OperatorNames.FindReserved(op) is null)
        {
            return;
        }

        var (fewest, most) = op switch
        {
            "and" or "or" => (1, int.MaxValue),
            "not" or "isNull" or "casei" or "accenti" => (1, 1),
            "between" => (3, 3),
            _ => (2, 2),
        };
        if (count < fewest || count > most)
        {
            throw Cql2Error.At(new Cql2Location(path), $"'{op}' takes {fewest}{(most > fewest ? " or more" : "")} values, not {count}.");
        }
    }
}
