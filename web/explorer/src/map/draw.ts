import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';

export type Shape = { bbox: number[] } | { polygon: number[][] };

/** Lets a person draw: two corners of a box, or the corners of a polygon that a double click or Enter closes; Escape gives up. */
export function draw(map: MapLibre, kind: 'box' | 'polygon', onChange: (ring: number[][]) => void): Promise<Shape | null> {
  return new Promise((resolve) => {
    const corners: number[][] = [];
    map.getCanvas().style.cursor = 'crosshair';
    map.doubleClickZoom.disable();

    const ringWith = (last: number[]): number[][] => (kind === 'box' && corners.length === 1 ? boxRing(corners[0], last) : [...corners, last]);
    const end = (shape: Shape | null): void => {
      map.off('click', click).off('mousemove', move).off('dblclick', close);
      document.removeEventListener('keydown', key);
      map.getCanvas().style.cursor = '';
      setTimeout(() => map.doubleClickZoom.enable(), 300);
      onChange([]);
      resolve(shape);
    };
    const click = (event: MapMouseEvent): void => {
      const here = rounded(event.lngLat.lng, event.lngLat.lat);
      const last = corners.at(-1);
      if (last && last[0] === here[0] && last[1] === here[1]) return;
      corners.push(here);
      if (kind === 'box' && corners.length === 2) end({ bbox: boundsOf(corners) });
    };
    const move = (event: MapMouseEvent): void => {
      if (corners.length > 0) onChange(ringWith(rounded(event.lngLat.lng, event.lngLat.lat)));
    };
    const close = (): void => {
      if (kind === 'polygon' && corners.length >= 3) end({ polygon: corners });
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end(null);
      if (event.key === 'Enter') close();
    };
    map.on('click', click);
    map.on('mousemove', move);
    map.on('dblclick', close);
    document.addEventListener('keydown', key);
  });
}

export function boxRing([a, b]: number[], [c, d]: number[]): number[][] {
  return [[a, b], [c, b], [c, d], [a, d]];
}

function boundsOf(corners: number[][]): number[] {
  const [x, y] = [corners.map((c) => c[0]), corners.map((c) => c[1])];
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

/** A tenth of a metre is enough, and short in the address. */
function rounded(...numbers: number[]): number[] {
  return numbers.map((n) => Math.round(n * 1e5) / 1e5);
}
