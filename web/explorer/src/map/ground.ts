import type { StyleSpecification } from 'maplibre-gl';

/** Land and sea without any tiles, from the server's own boundaries. */
export function groundStyle(isDark: boolean): StyleSpecification {
  const [sea, land, border] = isDark ? ['#10161c', '#232a31', '#46515c'] : ['#c3d3df', '#dddcd5', '#9da2a6'];
  return {
    version: 8,
    sources: {
      ground: { type: 'geojson', data: new URL('data/ground.geojson', document.baseURI).href, attribution: 'Natural Earth' },
      footprints: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      drawn: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': sea } },
      { id: 'land', type: 'fill', source: 'ground', paint: { 'fill-color': land } },
      { id: 'borders', type: 'line', source: 'ground', paint: { 'line-color': border, 'line-width': 0.8 } },
      { id: 'footprints', type: 'line', source: 'footprints', paint: { 'line-color': isDark ? '#ffffff' : '#222222', 'line-width': 1 } },
      { id: 'drawn', type: 'line', source: 'drawn', paint: { 'line-color': '#c2571a', 'line-width': 2, 'line-dasharray': [2, 1] } },
    ],
  };
}
