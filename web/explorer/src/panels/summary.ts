import type { Columns } from '../data/columns';
import type { Facts } from '../data/facts';
import { isIn, type Selection } from '../data/selection';
import { el } from '../ui/dom';

const Numbers = new Intl.NumberFormat('en');

/** How many samples are selected, and by which class most of each is covered. */
export class SummaryPanel {
  readonly element = el('section', { 'aria-label': 'What is selected' });
  private readonly count = el('p', { class: 'count', role: 'status', 'aria-live': 'polite' });
  private readonly bars = el('ul', { class: 'bars' });

  constructor(private readonly facts: Facts) {
    this.element.append(this.count, this.bars);
  }

  /** Says that the server is being asked. */
  setBusy(isBusy: boolean): void {
    this.element.setAttribute('aria-busy', String(isBusy));
  }

  show(columns: Columns, selection: Selection, level: number): void {
    this.setBusy(false);
    this.count.textContent = `${Numbers.format(selection.count)} of ${Numbers.format(columns.count)} samples`;
    const counts = new Map<number, number>();
    const codes = columns.dominant[level - 1];
    for (let i = 0; i < columns.count; i++) if (isIn(selection, i)) counts.set(codes[i], (counts.get(codes[i]) ?? 0) + 1);
    const most = Math.max(1, ...counts.values());
    this.bars.replaceChildren(...[...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => {
      const c = this.facts.classes.find((known) => known.code === code);
      const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
      bar.style.width = `${(100 * count) / most}%`;
      bar.style.background = c?.colour ?? '#9a9a9a';
      return el('li', {}, el('span', {}, c?.name ?? 'unknown'), el('span', { class: 'number' }, `${Numbers.format(count)} (${((100 * count) / selection.count).toFixed(1)} %)`), bar);
    }));
  }
}
