import { addressOf, ApiError, ask } from '../data/api';
import type { Facts } from '../data/facts';
import type { View } from '../state';
import { el, labelled, select } from '../ui/dom';
import { SeriesPlot } from './series';

/** Pictures a second while they play. */
const PlayRate = 10;

const Composites: readonly (readonly [string, string])[] = [
  ['red,green,blue', 'Natural colours'],
  ['nir,red,green', 'Near infrared'],
  ['nir', 'Near infrared alone'],
];

/** A sample's chips of one product: a picture, a slider through time, and the series of an index, which move together. */
export class ChipView {
  readonly element = el('figure', { class: 'chip' });
  private readonly image = el('img', { alt: '' });
  private readonly caption = el('figcaption', { role: 'status' });
  private readonly slider = el('input', { type: 'range', min: 0, step: 1, 'aria-label': 'Time step' });
  private readonly play = el('button', { type: 'button' }, 'Play');
  private readonly plot: SeriesPlot;
  private timer = 0;
  /** The path of the picture that is wanted. */
  private wanted = '';

  constructor(private readonly facts: Facts, private readonly sample: string, private view: View, private mask: boolean, private readonly onChange: (view: View) => void) {
    this.plot = new SeriesPlot((step) => this.go(step));
    const products = facts.products.filter((p) => p.key !== 'pfqa').map((p) => [p.key, p.title] as const);
    const styles = [...Composites, ...facts.indices.map((i) => [i.name, i.title] as const)];
    this.slider.addEventListener('input', () => this.go(Number(this.slider.value)));
    this.play.addEventListener('click', () => (this.timer ? this.stop() : this.start()));
    this.element.append(
      el('div', { class: 'choices' },
        labelled('Images', select(products, view.product, (product) => this.set({ product, step: '' }, true))),
        labelled('Shown as', select(styles, view.style, (style) => this.set({ style }, true))),
      ),
      this.image,
      el('div', { class: 'time' }, this.play, this.slider),
      this.caption,
      this.plot.element,
    );
    this.image.addEventListener('error', () => void this.explain());
    this.set({}, true);
  }

  setMask(mask: boolean): void {
    this.mask = mask;
    this.set({}, true);
  }

  /** Ends the playing; to be called before the view is let go. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
    this.play.textContent = 'Play';
  }

  private get steps(): string[] {
    return this.facts.products.find((p) => p.key === this.view.product)?.steps ?? [];
  }

  private start(): void {
    this.play.textContent = 'Stop';
    this.timer = window.setInterval(() => {
      // One after the other: none is left out because the one before is still on its way.
      if (this.image.complete) this.go((Number(this.slider.value) + 1) % this.steps.length);
    }, 1000 / PlayRate);
  }

  private go(at: number): void {
    this.slider.value = String(at);
    this.set({ step: this.steps[at] }, false);
  }

  private set(change: Partial<View>, isSeriesNew: boolean): void {
    this.view = { ...this.view, ...change };
    let at = this.steps.indexOf(this.view.step);
    if (at < 0) at = 0;
    this.view.step = this.steps[at];
    this.slider.max = String(this.steps.length - 1);
    this.slider.value = String(at);
    this.slider.setAttribute('aria-valuetext', this.view.step);
    this.wanted = this.path(at);
    this.image.src = addressOf(this.wanted);
    this.image.alt = `${this.sample}, ${this.view.product}, ${this.view.step}, ${this.view.style}`;
    this.caption.textContent = `${this.view.step} (UTC), ${this.legend()}`;
    // The next ones are asked for before they are wanted.
    for (let next = at + 1; next <= Math.min(at + 3, this.steps.length - 1); next++) new Image().src = addressOf(this.path(next));
    this.plot.mark(at);
    if (isSeriesNew) void this.plot.load(this.facts, this.sample, this.view, this.isMasked());
    this.onChange(this.view);
  }

  private legend(): string {
    const index = this.facts.indices.find((i) => i.name === this.view.style);
    if (index) return `${index.name} from ${index.low} to ${index.high}`;
    return `reflectance 0 to ${this.view.style.includes('nir') ? 0.5 : 0.3}`;
  }

  private isMasked(): boolean {
    return this.mask && this.view.product === 'pfsr';
  }

  private path(at: number): string {
    const isIndex = this.facts.indices.some((i) => i.name === this.view.style);
    const style = `${isIndex ? 'index' : 'bands'}=${this.view.style}`;
    return `chips/${this.sample}/${this.view.product}/${this.steps[at]}.png?${style}${this.isMasked() ? '&mask=qa' : ''}`;
  }

  /** An image that did not load says only that; the server says why. */
  private async explain(): Promise<void> {
    const path = this.wanted;
    let reason = 'The image cannot be shown.';
    try {
      await ask(path);
    } catch (error) {
      if (error instanceof ApiError) reason = error.message;
    }
    if (path === this.wanted) this.caption.textContent = `${this.view.step}: ${reason}`;
  }
}
