import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { ask } from '../data/api';
import type { Facts } from '../data/facts';
import type { View } from '../state';
import { el } from '../ui/dom';

interface Point {
  step: string;
  mean: number | null;
  p10: number | null;
  p90: number | null;
  problem?: string;
}

/** An index through time: the mean and the middle 80 % of the pixels, with gaps where there is none; a click goes to its date. */
export class SeriesPlot {
  readonly element = el('div', { class: 'series' });
  private plot: uPlot | null = null;
  private at = 0;
  private asked = new AbortController();

  constructor(private readonly onStep: (at: number) => void) {}

  async load(facts: Facts, sample: string, view: View, isMasked: boolean): Promise<void> {
    this.asked.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    const index = facts.indices.find((i) => i.name === view.style && i.bands.every((band) => view.product === 's2' || !band.startsWith('swir'))) ?? facts.indices[0];
    this.element.setAttribute('aria-busy', 'true');
    try {
      const response = await ask(`chips/${sample}/series?index=${index.name}&product=${view.product}${isMasked ? '&mask=qa' : ''}`, { signal });
      const { points } = (await response.json()) as { points: Point[] };
      this.draw(points, index.title);
    } catch (error) {
      if (!signal.aborted) this.element.textContent = `The series cannot be had: ${(error as Error).message}`;
    }
    this.element.removeAttribute('aria-busy');
  }

  /** Marks a date. */
  mark(at: number): void {
    this.at = at;
    this.plot?.redraw();
  }

  private draw(points: Point[], title: string): void {
    this.plot?.destroy();
    this.element.replaceChildren();
    const here = points.filter((p) => p.mean !== null).length;
    this.element.setAttribute('role', 'img');
    this.element.setAttribute('aria-label', `${title}: ${here} of ${points.length} dates have values`);
    const times = points.map((p) => Date.parse(`${p.step.length === 7 ? `${p.step}-15` : p.step}T10:30:00Z`) / 1000);
    const colour = getComputedStyle(document.body).color;
    const axis = { stroke: colour, grid: { stroke: '#8884', width: 1 }, ticks: { stroke: '#8884' } };
    this.plot = new uPlot(
      {
        width: Math.max(260, this.element.clientWidth || 340),
        height: 180,
        title,
        legend: { show: false },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
        axes: [axis, { ...axis, size: 44 }],
        series: [{}, { stroke: '#2f9e5b', width: 2, points: { size: 4 } }, { width: 0 }, { width: 0 }],
        bands: [{ series: [3, 2], fill: '#2f9e5b33' }],
        hooks: { draw: [(plot) => this.drawMark(plot, times)] },
      },
      [times, points.map((p) => p.mean), points.map((p) => p.p10), points.map((p) => p.p90)],
      this.element,
    );
    this.plot.over.addEventListener('click', () => {
      if (this.plot?.cursor.idx != null) this.onStep(this.plot.cursor.idx);
    });
  }

  private drawMark(plot: uPlot, times: number[]): void {
    const x = plot.valToPos(times[this.at], 'x', true);
    plot.ctx.save();
    plot.ctx.strokeStyle = '#c2571a';
    plot.ctx.lineWidth = 2;
    plot.ctx.beginPath();
    plot.ctx.moveTo(x, plot.bbox.top);
    plot.ctx.lineTo(x, plot.bbox.top + plot.bbox.height);
    plot.ctx.stroke();
    plot.ctx.restore();
  }
}
