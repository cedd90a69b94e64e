// The room Geometry has the name of the type.
global using NtsGeometry = NetTopologySuite.Geometries.Geometry;
