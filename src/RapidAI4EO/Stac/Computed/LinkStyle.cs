namespace RapidAI4EO.Stac.Computed;

/// <summary>How documents of the catalog name one another. A server with addresses of its own derives from it.</summary>
public abstract class LinkStyle
{
    /// <summary>Paths from document to document, so that the tree can be moved and served from anywhere.</summary>
    public static LinkStyle Relative { get; } = new RelativeLinks();

    /// <summary>Whether documents name themselves too, which only an address that holds everywhere can do.</summary>
    public abstract bool HasSelf { get; }

    /// <summary>URLs below a root.</summary>
    /// <param name="root">What <c>stac-v1.0</c> lies below; ends with a slash.</param>
    public static LinkStyle Below(string root) => new AbsoluteLinks(root);

    /// <summary>What a document writes to name another.</summary>
    public abstract string Href(in CatalogNode from, in CatalogNode to);

    /// <summary>What a document links to beside the other documents of the catalog.</summary>
    public virtual IEnumerable<CatalogLink> More(CatalogNode from) => [];

    private sealed class RelativeLinks : LinkStyle
    {
        private static readonly string[] Up = ["./", "../", "../../", "../../../"];

        public override bool HasSelf => false;

        public override string Href(in CatalogNode from, in CatalogNode to)
        {
            var path = to.Path.AsSpan();
            var shared = 0;
            foreach (var folder in SharedFolders(from, to))
            {
                path = path[(folder + 1)..];
                shared++;
            }

            return string.Concat(Up[from.Depth - shared], path);
        }

        /// <summary>The lengths of the names of the folders that both lie in.</summary>
        private static int[] SharedFolders(in CatalogNode from, in CatalogNode to)
        {
            if (from.Depth == 0 || to.Depth == 0 || from.Collection != to.Collection) return [];
            var product = from.Collection!.Id.Length;
            if (from.Depth == 1 || to.Depth == 1 || from.Tile.Zone != to.Tile.Zone) return [product];
            const int Zone = 3;
            return from.Depth == 2 || to.Depth == 2 || from.Tile != to.Tile ? [product, Zone] : [product, Zone, from.Tile.Name.Length];
        }
    }

    private sealed class AbsoluteLinks(string root) : LinkStyle
    {
        private readonly string _home = $"{root}{CatalogNode.Folder}/";

        public override bool HasSelf => true;

        public override string Href(in CatalogNode from, in CatalogNode to) => _home + to.Path;
    }
}
