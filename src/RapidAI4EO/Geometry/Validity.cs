using NetTopologySuite.Operation.Valid;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>Refuses polygons whose inside is in doubt; predicates would answer, and wrongly.</summary>
internal static class Validity
{
    /// <exception cref="InvalidInputException">The geometry breaks a rule of OGC Simple Features; the message says which and where.</exception>
    public static void Check(NtsGeometry geometry, InputLocation place)
    {
        var error = new IsValidOp(geometry).ValidationError;
        if (error is null)
        {
            return;
        }

        var at = error.Coordinate is { } c ? $" at {Rings.Text(c)}" : "";
        throw place.Error($"{Fault(error.ErrorType)}{at}. Repair it, for example with `ogr2ogr -makevalid` or ST_MakeValid.");
    }

    private static string Fault(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.SelfIntersection => "rings cross or run along each other",
        TopologyValidationErrors.RingSelfIntersection => "a ring touches itself",
        TopologyValidationErrors.HoleOutsideShell => "a hole lies outside its polygon",
        TopologyValidationErrors.NestedHoles => "a hole lies in another hole",
        TopologyValidationErrors.NestedShells => "a polygon lies in another of the same geometry",
        TopologyValidationErrors.DisconnectedInteriors => "holes cut a polygon in two",
        TopologyValidationErrors.DuplicateRings => "a ring occurs twice",
        TopologyValidationErrors.TooFewPoints => "a line or ring has too few different positions",
        _ => $"the geometry is not valid ({error})",
    };
}
