import type { Facts } from '../data/facts';
import type { Query } from '../state';
import { debounced, el, labelled, select } from '../ui/dom';

/** Fewest changes a second that the server is asked for while a slider moves. */
const Pause = 60;

export interface FilterEvents {
  onQuery: (query: Query) => void;
  onLevel: (level: number) => void;
  onDraw: (kind: 'box' | 'polygon') => void;
}

/** Where one says what is looked for: country, drawn area, classes, CQL2. */
export class FilterPanel {
  readonly element = el('form', { 'aria-label': 'Filters' });
  private readonly text = el('textarea', { rows: 2, spellcheck: false, placeholder: 'clc_31 > 0.5 AND clc_511 = 0', 'aria-describedby': 'filter-fault' });
  private readonly fault = el('p', { id: 'filter-fault', class: 'fault', role: 'alert', hidden: true });
  private readonly sliders = el('div', { class: 'sliders' });
  private readonly area = el('p', { class: 'quiet' });
  private readonly country: HTMLSelectElement;
  private query: Query;
  private readonly changed: () => void;

  constructor(private readonly facts: Facts, query: Query, level: number, events: FilterEvents) {
    this.query = query;
    this.changed = debounced(() => events.onQuery(this.query), Pause);
    this.country = select([['', 'All of Europe'], ...facts.countries.map((c) => [c.code, c.name] as const)], query.country, (country) => this.set({ country }));
    this.text.value = query.filter;
    const typed = debounced(() => this.set({ filter: this.text.value }), 300);
    this.text.addEventListener('input', typed);
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.element.append(
      labelled('Country', this.country),
      el('div', { class: 'buttons' },
        el('button', { type: 'button', onclick: () => events.onDraw('box') }, 'Draw a box'),
        el('button', { type: 'button', onclick: () => events.onDraw('polygon') }, 'Draw a polygon'),
        el('button', { type: 'button', onclick: () => this.clear() }, 'Clear all'),
      ),
      this.area,
      labelled('Filter (CQL2)', this.text),
      this.fault,
      labelled('Colours by CORINE level', select([['1', '1: five groups'], ['2', '2: fifteen groups'], ['3', '3: classes']], String(level), (value) => {
        events.onLevel(Number(value));
        this.drawSliders(Number(value));
      })),
      el('h2', {}, 'At least this fraction'),
      this.sliders,
    );
    this.drawSliders(level);
    this.drawArea();
  }

  /** An area that was drawn replaces the one before. */
  setArea(area: Pick<Query, 'bbox' | 'polygon'>): void {
    this.set({ bbox: undefined, polygon: undefined, ...area });
    this.drawArea();
  }

  /** What is wrong with the filter, where it is; null where nothing is. */
  setFault(message: string | null): void {
    this.fault.hidden = message === null;
    this.fault.textContent = message ?? '';
    this.text.setAttribute('aria-invalid', String(message !== null));
    const column = /column (\d+)/.exec(message ?? '');
    if (column && document.activeElement === this.text) this.fault.textContent += ` (…${this.text.value.slice(Math.max(0, Number(column[1]) - 1), Number(column[1]) + 11)}…)`;
  }

  private set(change: Partial<Query>): void {
    this.query = { ...this.query, ...change };
    this.changed();
  }

  private clear(): void {
    this.text.value = '';
    this.country.value = '';
    this.query = { filter: '', country: '', least: {} };
    this.sliders.querySelectorAll('input').forEach((input) => {
      input.value = '0';
      input.dispatchEvent(new Event('input'));
    });
    this.drawArea();
    this.changed();
  }

  private drawArea(): void {
    const { bbox, polygon } = this.query;
    this.area.textContent = bbox ? `In the box ${bbox.join(', ')} (degrees)` : polygon ? `In a polygon of ${polygon.length} corners` : '';
  }

  private drawSliders(level: number): void {
    this.sliders.replaceChildren(...this.facts.classes.filter((c) => c.level === level && !c.name.startsWith('NODATA')).map((c) => {
      const output = el('output', {});
      const show = (value: number): void => void (output.textContent = value > 0 ? value.toFixed(2) : '');
      const input = el('input', {
        type: 'range', min: 0, max: 1, step: 0.05, value: this.query.least[c.code] ?? 0,
        oninput: () => {
          const { [c.code]: _, ...rest } = this.query.least;
          show(Number(input.value));
          this.set({ least: Number(input.value) > 0 ? { ...rest, [c.code]: Number(input.value) } : rest });
        },
      });
      const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
      swatch.style.background = c.colour;
      show(Number(input.value));
      return el('label', { class: 'slider' }, swatch, el('span', {}, c.name), input, output);
    }));
  }
}
