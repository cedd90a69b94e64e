using System.Globalization;
using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Resources;

/// <summary>The nomenclature as the corpus publishes it: 1,759 bytes, whatever the corpus.</summary>
internal static class MappingsFile
{
    public static byte[] Create()
    {
        var text = new StringBuilder("index,clc_level1_id,clc_level2_id,clc_level3_id,class_name\n");
        foreach (var c in ClcNomenclature.Classes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{c.Property},{c.Level1},{c.Level2},{c.Code},{c.Name}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
