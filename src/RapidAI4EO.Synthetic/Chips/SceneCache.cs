using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Chips;

/// <summary>
/// The scenes of the last samples asked for, since a sample's files are asked for one after another and a scene costs more than a chip.
/// Two threads may make the same scene at once: they are equal, and either is kept.
/// </summary>
internal sealed class SceneCache(Func<SampleId, Scene> create)
{
    private readonly Scene?[] _slots = new Scene?[64];

    public Scene Get(SampleId sample)
    {
        ref var slot = ref _slots[(uint)sample.GetHashCode() % (uint)_slots.Length];
        var scene = Volatile.Read(ref slot);
        if (scene is null || scene.Sample != sample)
        {
            scene = create(sample);
            Volatile.Write(ref slot, scene);
        }

        return scene;
    }
}
