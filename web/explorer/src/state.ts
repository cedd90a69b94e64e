/** What is looked for. */
export interface Query {
  /** CQL2 text, as it was typed. */
  filter: string;
  country: string;
  /** West, south, east, north in degrees. */
  bbox?: number[];
  /** Corners, longitude first, not closed. */
  polygon?: number[][];
  /** The least fraction of a class or group, by its code. */
  least: Record<string, number>;
}

/** How a chip is shown. */
export interface View {
  product: string;
  step: string;
  /** `red,green,blue`, or an index. */
  style: string;
}

/** All that a link shows another person. */
export interface State {
  query: Query;
  /** Of the map: zoom, longitude, latitude. */
  camera: [number, number, number];
  /** CORINE level whose dominant class colours the points: 1 to 3. */
  level: number;
  sample: string;
  view: View;
  /** A second picture beside the first; null for none. */
  other: View | null;
  mask: boolean;
}

const Start: State = {
  query: { filter: '', country: '', least: {} },
  camera: [3.4, 12, 52],
  level: 1,
  sample: '',
  view: { product: 'pfsr', step: '', style: 'red,green,blue' },
  other: null,
  mask: false,
};

/** Reads the address; what is not understood is as at the start. */
export function readState(): State {
  const p = new URLSearchParams(location.hash.slice(1));
  const numbers = (name: string, length: number): number[] | undefined => {
    const list = (p.get(name) ?? '').split(',').map(Number);
    return list.length === length && p.get(name) && list.every(Number.isFinite) ? list : undefined;
  };
  const flat = (p.get('polygon') ?? '').split(',').map(Number);
  const polygon = flat.length >= 6 && flat.length % 2 === 0 && flat.every(Number.isFinite) ? flat.flatMap((x, i) => (i % 2 ? [] : [[x, flat[i + 1]]])) : undefined;
  const least = Object.fromEntries(
    (p.get('least') ?? '')
      .split(',')
      .map((pair) => pair.split(':'))
      .filter(([code, part]) => /^\d{1,3}$/.test(code) && Number(part) > 0 && Number(part) <= 1)
      .map(([code, part]) => [code, Number(part)]),
  );
  const view = (name: string): View | null => {
    const parts = (p.get(name) ?? '').split('~');
    return parts.length === 3 ? { product: parts[0], step: parts[1], style: parts[2] } : null;
  };
  const level = Number(p.get('level'));
  return {
    query: { filter: p.get('filter') ?? '', country: p.get('country') ?? '', bbox: numbers('bbox', 4), polygon, least },
    camera: (numbers('camera', 3) as [number, number, number] | undefined) ?? Start.camera,
    level: level >= 1 && level <= 3 ? level : Start.level,
    sample: p.get('sample') ?? '',
    view: view('view') ?? Start.view,
    other: view('other'),
    mask: p.get('mask') === 'qa',
  };
}

/** Writes the address; the browser's back button leads to the view before the last sample. */
export function writeState(state: State, isNew = false): void {
  const p = new URLSearchParams();
  const set = (name: string, value: string | undefined): void => {
    if (value) p.set(name, value);
  };
  const { query } = state;
  set('filter', query.filter);
  set('country', query.country);
  set('bbox', query.bbox?.join(','));
  set('polygon', query.polygon?.flat().join(','));
  set('least', Object.entries(query.least).map(([code, part]) => `${code}:${part}`).join(','));
  set('camera', state.camera.join(','));
  set('level', String(state.level));
  set('sample', state.sample);
  if (state.sample) set('view', Object.values(state.view).join('~'));
  if (state.other) set('other', Object.values(state.other).join('~'));
  set('mask', state.mask ? 'qa' : undefined);
  history[isNew ? 'pushState' : 'replaceState'](null, '', `#${p.toString()}`);
}
