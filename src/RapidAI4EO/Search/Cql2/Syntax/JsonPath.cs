namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>The way to a value in a JSON filter, kept as steps: most paths are never printed.</summary>
internal sealed record JsonPath(JsonPath? Parent, string Step)
{
    public static JsonPath Root { get; } = new(null, "$");

    public JsonPath Member(string name) => new(this, "." + name);

    public JsonPath Item(int index) => new(this, $"[{index}]");

    public override string ToString()
    {
        var steps = new Stack<string>();
        for (var path = this; path is not null; path = path.Parent)
        {
            steps.Push(path.Step);
        }

        return string.Concat(steps);
    }
}
