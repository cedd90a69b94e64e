using RapidAI4EO.Imagery.Npy;
using RapidAI4EO.Training.Batches;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Tables;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>An array of a safetensors file. One of images, one with an entry a sample, or one that is the same for all samples.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What the format calls its type.</param>
/// <param name="Shape">Its sizes, without the samples.</param>
/// <param name="Image">The place of its images among the plan's arrays; negative where it has none.</param>
/// <param name="Table">What it has of each sample.</param>
/// <param name="Fixed">What it has of all.</param>
internal sealed record Tensor(string Name, string Type, int[] Shape, int Image, TableArray? Table, FixedArray? Fixed)
{
    /// <summary>Bytes of a sample; of all, where it is the same for all.</summary>
    public long EntryBytes => Shape.Aggregate((long)TensorTypes.SizeOf(Type), (bytes, size) => bytes * size);

    /// <summary>All of an export, those of wide numbers first, so that each begins where its numbers may.</summary>
    public static IReadOnlyList<Tensor> Of(ExportPlan plan)
    {
        var images = plan.Arrays.Select((array, i) => new Tensor(array.Name, TensorTypes.Of(array.Type.NumpyName()), array.Shape, i, null, null));
        // Texts are in the metadata, but for the ids, which are many.
        var tables = SampleTables.Of(plan).Select(table => table.Type[1] == 'U'
            ? new Tensor(table.Name, "U8", [TableArray.NumberOf(table.Type) / sizeof(int)], -1, Ascii(table), null)
            : new Tensor(table.Name, TensorTypes.Of(table.Type), table.Shape, -1, table, null));
        var rest = FixedArray.Of(plan).Where(array => array.Type[1] != 'U')
            .Select(array => new Tensor(array.Name, TensorTypes.Of(array.Type), [array.Length], -1, null, array));
        return [.. rest.Concat(tables).Concat(images).OrderByDescending(tensor => TensorTypes.SizeOf(tensor.Type))];
    }

    /// <summary>Ids as one byte a letter, zeros behind the shorter.</summary>
    private static TableArray Ascii(TableArray table) => table with
    {
        Type = "|u1",
        Shape = [TableArray.NumberOf(table.Type) / sizeof(int)],
        Write = static (sample, target) =>
        {
            target.Clear();
            System.Text.Encoding.ASCII.GetBytes(sample.Id.ToString(), target);
        },
    };
}
