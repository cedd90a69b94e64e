namespace RapidAI4EO.Synthetic.Chips;

/// <summary>The bands of a Sentinel-2 chip in their order; those of Planet Fusion are four of them.</summary>
internal enum Band
{
    B01,
    B02,
    B03,
    B04,
    B05,
    B06,
    B07,
    B08,
    B8A,
    B09,
    B11,
    B12,
}
