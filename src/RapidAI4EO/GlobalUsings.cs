// The room Geometry has the name of the type; outside this file nobody needs to know.
global using NtsGeometry = NetTopologySuite.Geometries.Geometry;
