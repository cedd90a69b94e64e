import { addressOf } from '../data/api';
import { idOf, type Columns } from '../data/columns';
import { loadCover } from '../data/cover';
import type { Facts } from '../data/facts';
import type { State } from '../state';
import { el } from '../ui/dom';
import { ChipView } from './chip';

export interface PlaceEvents {
  onChange: () => void;
  onClose: () => void;
  onNeighbour: (dx: number, dy: number) => void;
}

/** A sample: where it is, what covers it, its chips through time. */
export class PlacePanel {
  private readonly element = document.getElementById('place')!;
  private views: ChipView[] = [];
  private asked = new AbortController();

  constructor(private readonly facts: Facts, private readonly columns: Columns, private readonly state: State, private readonly events: PlaceEvents) {
    this.element.addEventListener('keydown', (event) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
      if (step) {
        event.preventDefault();
        this.events.onNeighbour(step[0], step[1]);
      }
      if (event.key === 'Escape') this.close();
    });
  }

  /** Shows a sample; -1 closes the panel. */
  show(ordinal: number): void {
    this.asked.abort();
    this.asked = new AbortController();
    this.views.forEach((view) => view.stop());
    this.element.hidden = ordinal < 0;
    document.body.classList.toggle('with-place', ordinal >= 0);
    if (ordinal < 0) return;
    const id = idOf(this.columns, ordinal);
    const { positions } = this.columns;
    const cover = el('div', { class: 'cover' }, 'Land cover …');
    const heading = el('h2', { tabindex: -1 }, id);
    this.element.replaceChildren(
      el('header', {}, heading, el('button', { type: 'button', 'aria-label': 'Close the sample', onclick: () => this.close() }, '×')),
      el('p', { class: 'quiet' }, `Longitude ${positions[2 * ordinal].toFixed(4)}°, latitude ${positions[2 * ordinal + 1].toFixed(4)}°; 600 m wide. Arrow keys go to the next sample.`),
      cover,
      ...this.images(id),
      this.links(id),
    );
    heading.focus({ preventScroll: true });
    void this.fillCover(id, cover);
  }

  private close(): void {
    this.show(-1);
    this.events.onClose();
  }

  private images(id: string): HTMLElement[] {
    if (!this.facts.images) return [el('p', { class: 'quiet' }, 'No images are served. Start the server with --images and a folder or a root to see them.')];
    const { state } = this;
    this.views = [new ChipView(this.facts, id, state.view, state.mask, (view) => this.changed({ view }))];
    if (state.other) this.views.push(new ChipView(this.facts, id, state.other, state.mask, (other) => this.changed({ other })));
    const box = (label: string, isOn: boolean, action: (on: boolean) => void): HTMLElement => {
      const input = el('input', { type: 'checkbox', checked: isOn, onchange: () => action(input.checked) });
      return el('label', { class: 'box' }, input, el('span', {}, label));
    };
    return [
      el('div', { class: 'buttons' },
        box('Leave out what the quality layer does not call observed', state.mask, (mask) => {
          this.changed({ mask });
          this.views.forEach((view) => view.setMask(mask));
        }),
        box('Compare two', state.other !== null, (on) => {
          this.changed({ other: on ? { ...state.view, product: 's2', step: '' } : null });
          this.show(this.current(id));
        }),
      ),
      el('div', { class: 'views' }, ...this.views.map((view) => view.element)),
    ];
  }

  private current(id: string): number {
    for (let i = 0; i < this.columns.count; i++) if (idOf(this.columns, i) === id) return i;
    return -1;
  }

  private changed(change: Partial<State>): void {
    Object.assign(this.state, change);
    this.events.onChange();
  }

  private links(id: string): HTMLElement {
    const kinds = [['rapidai4eo_v1_source_pf', 'Planet Fusion'], ['rapidai4eo_v1_source_s2', 'Sentinel-2'], ['rapidai4eo_v1_labels', 'labels']];
    return el('p', { class: 'quiet' }, 'STAC items: ', ...kinds.flatMap(([kind, name], i) => [
      i > 0 ? ', ' : '',
      el('a', { href: addressOf(`collections/${kind}/items/${kind}_${id}`), target: '_blank', rel: 'noopener' }, name),
    ]));
  }

  /** The classes with their names, the largest first; never by colour alone. */
  private async fillCover(id: string, into: HTMLElement): Promise<void> {
    try {
      const parts = await loadCover(this.facts, id, this.asked.signal);
      const bar = el('div', { class: 'stack', 'aria-hidden': 'true' }, ...parts.map((c) => {
        const piece = el('span', {});
        piece.style.width = `${100 * c.part}%`;
        piece.style.background = c.colour;
        return piece;
      }));
      into.replaceChildren(bar, el('ul', {}, ...parts.map((c) => el('li', {}, `${c.name} ${(100 * c.part).toFixed(1)} %`))));
    } catch (error) {
      if (!this.asked.signal.aborted) into.textContent = `The land cover cannot be had: ${(error as Error).message}`;
    }
  }
}
