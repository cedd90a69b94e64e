import { tableFromIPC } from 'apache-arrow';
import { ask } from './api';

/** All samples, a value each in the order of the index. */
export interface Columns {
  count: number;
  /** Longitude and latitude of the middle by turns, degrees. */
  positions: Float32Array;
  tiles: string[];
  tile: Int32Array;
  row: Uint8Array;
  column: Uint8Array;
  /** The code of the class that covers most, at levels 1, 2 and 3. */
  dominant: [Uint16Array, Uint16Array, Uint16Array];
}

export async function loadColumns(): Promise<Columns> {
  const response = await ask('explore/data/samples.arrow');
  const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
  const values = <T>(name: string): T => table.getChild(name)!.toArray() as T;
  const [longitudes, latitudes] = [values<Float32Array>('longitude'), values<Float32Array>('latitude')];
  const positions = new Float32Array(2 * table.numRows);
  for (let i = 0; i < table.numRows; i++) {
    positions[2 * i] = longitudes[i];
    positions[2 * i + 1] = latitudes[i];
  }
  return {
    count: table.numRows,
    positions,
    tiles: table.schema.metadata.get('tiles')!.split(','),
    tile: values('tile'),
    row: values('row'),
    column: values('column'),
    dominant: [values('clc1'), values('clc2'), values('clc3')],
  };
}

/** The id of a sample. */
export function idOf(columns: Columns, ordinal: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${columns.tiles[columns.tile[ordinal]]}_${two(columns.row[ordinal])}_${two(columns.column[ordinal])}`;
}

/** The sample of an id; -1 where there is none. */
export function ordinalOf(columns: Columns, id: string): number {
  const match = /^(.+)_(\d\d)_(\d\d)$/.exec(id);
  const tile = match ? columns.tiles.indexOf(match[1]) : -1;
  if (!match || tile < 0) return -1;
  const [row, column] = [Number(match[2]), Number(match[3])];
  for (let i = 0; i < columns.count; i++) {
    if (columns.tile[i] === tile && columns.row[i] === row && columns.column[i] === column) return i;
  }
  return -1;
}
