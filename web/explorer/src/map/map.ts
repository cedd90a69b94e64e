import { MapboxOverlay } from '@deck.gl/mapbox';
import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Columns } from '../data/columns';
import { ask } from '../data/api';
import { groundStyle } from './ground';
import { samplesLayer } from './samples';

/** From here on the squares of the samples are drawn. */
const FootprintZoom = 10;
const MaxFootprints = 3000;

export interface MapEvents {
  onHover: (ordinal: number, x: number, y: number) => void;
  onClick: (ordinal: number) => void;
  onMove: (camera: [number, number, number]) => void;
}

/** The map: ground, points of all samples, footprints where one is near, and what is being drawn. */
export class SampleMap {
  readonly map: MapLibre;
  private readonly overlay = new MapboxOverlay({ interleaved: false, layers: [] });
  private isDrawing = false;
  private asked = new AbortController();

  constructor(container: HTMLElement, camera: [number, number, number], isDark: boolean, private readonly events: MapEvents) {
    setWorkerUrl(new URL(workerUrl, document.baseURI).href);
    this.map = new MapLibre({ container, style: groundStyle(isDark), zoom: camera[0], center: [camera[1], camera[2]], maxZoom: 16, dragRotate: false, pitchWithRotate: false, attributionControl: { compact: true } });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(this.overlay);
    this.map.addControl(new NavigationControl({ showCompass: false }));
    this.map.addControl(new ScaleControl({ unit: 'metric' }));
    this.map.on('moveend', () => {
      const { lng, lat } = this.map.getCenter();
      events.onMove([round(this.map.getZoom(), 2), round(lng, 5), round(lat, 5)]);
      void this.drawFootprints();
    });
  }

  /** Draws the samples in these colours. */
  show(columns: Columns, colours: Uint8Array): void {
    this.overlay.setProps({ layers: [samplesLayer(columns, colours, (i, x, y) => this.events.onHover(this.isDrawing ? -1 : i, x, y), (i) => !this.isDrawing && this.events.onClick(i))] });
  }

  /** While something is drawn, clicks are its corners and choose no sample. */
  set drawing(is: boolean) {
    this.isDrawing = is;
  }

  outline(ring: number[][]): void {
    const features = ring.length < 2 ? [] : [{ type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates: [...ring, ring[0]] } }];
    this.source('drawn')?.setData({ type: 'FeatureCollection', features });
  }

  flyTo(longitude: number, latitude: number): void {
    const options = { center: [longitude, latitude] as [number, number], zoom: Math.max(this.map.getZoom(), 11) };
    this.map.resize();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.map.jumpTo(options);
    else this.map.easeTo({ ...options, duration: 500 });
  }

  setDark(isDark: boolean): void {
    this.map.setStyle(groundStyle(isDark));
    this.map.once('styledata', () => void this.drawFootprints());
  }

  private source(id: string): GeoJSONSource | undefined {
    return this.map.getSource(id) as GeoJSONSource | undefined;
  }

  /** The published polygons of what is in view. */
  private async drawFootprints(): Promise<void> {
    this.asked.abort();
    this.asked = new AbortController();
    if (this.map.getZoom() < FootprintZoom) {
      this.source('footprints')?.setData({ type: 'FeatureCollection', features: [] });
      return;
    }
    const b = this.map.getBounds();
    const bbox = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map((n) => round(n, 5)).join(',');
    try {
      const response = await ask(`search?collections=rapidai4eo_v1_labels&bbox=${bbox}&limit=${MaxFootprints}&fields=id,geometry`, { signal: this.asked.signal });
      this.source('footprints')?.setData(await response.json());
    } catch {
      // The points are there; the next move asks again.
    }
  }
}

function round(n: number, decimals: number): number {
  return Number(n.toFixed(decimals));
}
