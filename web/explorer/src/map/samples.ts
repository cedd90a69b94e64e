import { ScatterplotLayer } from '@deck.gl/layers';
import type { Columns } from '../data/columns';
import type { Facts } from '../data/facts';
import { isIn, type Selection } from '../data/selection';

const Faded = 28;

/** Red, green, blue and opacity of each sample: by the dominant class at a level, or by what a file says of it; what is not selected is faint. */
export function coloursOf(columns: Columns, facts: Facts, level: number, selection: Selection, own?: (ordinal: number) => string | undefined): Uint8Array {
  const palette = new Map(facts.classes.map((c) => [c.code, rgb(c.colour)]));
  const codes = columns.dominant[level - 1];
  const colours = new Uint8Array(4 * columns.count);
  for (let i = 0; i < columns.count; i++) {
    const special = own?.(i);
    const [r, g, b] = special ? rgb(special) : (palette.get(codes[i]) ?? [154, 154, 154]);
    colours[4 * i] = r;
    colours[4 * i + 1] = g;
    colours[4 * i + 2] = b;
    colours[4 * i + 3] = isIn(selection, i) ? 255 : Faded;
  }
  return colours;
}

/** The layer of all samples as points; from some zoom on their footprints are drawn beside them. */
export function samplesLayer(columns: Columns, colours: Uint8Array, onHover: (ordinal: number, x: number, y: number) => void, onClick: (ordinal: number) => void): ScatterplotLayer {
  return new ScatterplotLayer({
    id: 'samples',
    data: {
      length: columns.count,
      attributes: { getPosition: { value: columns.positions, size: 2 }, getFillColor: { value: colours, size: 4, normalized: true } },
    },
    getRadius: 300,
    radiusUnits: 'meters',
    radiusMinPixels: 1.2,
    radiusMaxPixels: 7,
    pickable: true,
    onHover: (info) => onHover(info.index, info.x, info.y),
    onClick: (info) => {
      onClick(info.index);
      return true;
    },
  });
}

function rgb(colour: string): [number, number, number] {
  const n = Number.parseInt(colour.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}
