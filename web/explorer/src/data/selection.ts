import type { Query } from '../state';
import { post } from './api';

/** Which samples are selected: a bit each, the first of each byte the lowest. */
export interface Selection {
  bits: Uint8Array;
  count: number;
}

export function isIn(selection: Selection, ordinal: number): boolean {
  return ((selection.bits[ordinal >> 3] >> (ordinal & 7)) & 1) === 1;
}

/** The ordinals that are selected, ascending. */
export function* members(selection: Selection): Generator<number> {
  for (let byte = 0; byte < selection.bits.length; byte++) {
    for (let bits = selection.bits[byte]; bits !== 0; bits &= bits - 1) yield 8 * byte + (31 - Math.clz32(bits & -bits));
  }
}

export function everything(count: number): Selection {
  const bits = new Uint8Array((count + 7) >> 3).fill(255);
  if (count % 8) bits[bits.length - 1] = (1 << count % 8) - 1;
  return { bits, count };
}

/** Asks the server, which finds what `search` finds. */
export async function find(query: Query, samples: number, signal: AbortSignal): Promise<Selection> {
  if (isEmpty(query)) return everything(samples);
  const country = query.country ? `?country=${encodeURIComponent(query.country)}` : '';
  const response = await post(`explore/selection${country}`, bodyOf(query), signal);
  const bits = new Uint8Array(await response.arrayBuffer());
  let count = 0;
  for (let byte of bits) for (; byte !== 0; byte &= byte - 1) count++;
  return { bits, count };
}

/** The body of POST /search, without the country, which it does not know. */
export function bodyOf(query: Query): Record<string, unknown> {
  const filter = filterOf(query);
  return {
    ...(filter ? { filter, 'filter-lang': 'cql2-text' } : {}),
    ...(query.bbox ? { bbox: query.bbox } : {}),
    ...(query.polygon ? { intersects: { type: 'Polygon', coordinates: [[...query.polygon, query.polygon[0]]] } } : {}),
  };
}

/** Sliders and text as one filter of CQL2. */
export function filterOf(query: Query): string {
  const least = Object.entries(query.least).map(([code, part]) => `clc_${code} >= ${part}`);
  const text = query.filter.trim();
  return [...least, ...(text ? [least.length ? `(${text})` : text] : [])].join(' AND ');
}

function isEmpty(query: Query): boolean {
  return !filterOf(query) && !query.country && !query.bbox && !query.polygon;
}
