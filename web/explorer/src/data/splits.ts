import type { Columns } from './columns';

const Palette = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#bcbd22'];

/** A split file: which samples are in which split, and a colour for each. */
export interface Splits {
  colours: Map<number, string>;
  names: { name: string; colour: string; count: number }[];
  unknown: number;
}

/** Reads a CSV with the columns sample_id and split. */
export function readSplits(text: string, columns: Columns): Splits {
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line.length > 0);
  const names = (head ?? '').split(',');
  const [id, split] = [names.indexOf('sample_id'), names.indexOf('split')];
  if (id < 0 || split < 0) throw new Error('A split file is a CSV with the columns sample_id and split.');
  const places = new Map<string, number>();
  for (let i = 0; i < columns.count; i++) places.set(`${columns.tile[i]}_${columns.row[i]}_${columns.column[i]}`, i);
  const tiles = new Map(columns.tiles.map((tile, i) => [tile, i]));
  const result: Splits = { colours: new Map(), names: [], unknown: 0 };
  for (const line of lines) {
    const cells = line.split(',');
    if (!cells[split]) continue;
    const match = /^(.+)_(\d\d)_(\d\d)$/.exec(cells[id] ?? '');
    const ordinal = match && tiles.has(match[1]) ? places.get(`${tiles.get(match[1])}_${Number(match[2])}_${Number(match[3])}`) : undefined;
    if (ordinal === undefined) {
      result.unknown++;
      continue;
    }
    let entry = result.names.find((known) => known.name === cells[split]);
    if (!entry) result.names.push((entry = { name: cells[split], colour: Palette[result.names.length % Palette.length], count: 0 }));
    entry.count++;
    result.colours.set(ordinal, entry.colour);
  }
  return result;
}

