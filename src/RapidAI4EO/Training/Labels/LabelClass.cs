namespace RapidAI4EO.Training.Labels;

/// <summary>A label of a scheme.</summary>
/// <param name="Key">What columns and files call it; within a scheme no two are alike.</param>
/// <param name="Title">What people call it.</param>
public sealed record LabelClass(string Key, string Title);
