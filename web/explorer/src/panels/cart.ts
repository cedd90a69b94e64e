import { ask, post } from '../data/api';
import { idOf, type Columns } from '../data/columns';
import { bodyOf, filterOf, members, type Selection } from '../data/selection';
import type { Query } from '../state';
import { el } from '../ui/dom';
import { notice } from '../ui/notice';

/** What is selected, to take away: commands that find it again, and lists. */
export class CartPanel {
  readonly element = el('details', { class: 'cart' }, el('summary', {}, 'Take it along'));
  private readonly search = el('textarea', { readonly: true, rows: 3, 'aria-label': 'Command that finds it again' });
  private readonly download = el('textarea', { readonly: true, rows: 3, 'aria-label': 'Command that downloads it' });

  constructor(private readonly columns: Columns, private readonly current: () => { query: Query; selection: Selection }) {
    this.element.append(
      el('p', {}, 'Find it again:'), this.search,
      el('p', {}, 'Download it:'), this.download,
      el('div', { class: 'buttons' },
        this.button('ids', () => this.save('ids.txt', 'text/plain', this.ids().join('\n') + '\n')),
        this.button('CSV', () => this.save('samples.csv', 'text/csv', this.csv())),
        this.button('GeoJSON', () => this.save('samples.geojson', 'application/geo+json', this.geoJson())),
        this.button('hrefs', () => this.hrefs()),
        this.button('link', () => this.link()),
      ),
    );
  }

  show(query: Query): void {
    const options = optionsOf(query);
    this.search.value = options === null ? 'rapidai4eo search --ids ids.txt' : `rapidai4eo search${options}`;
    this.download.value = options === null ? 'rapidai4eo download --ids ids.txt --products pfsr,s2 --to ./chips' : `rapidai4eo download${options} --products pfsr,s2 --to ./chips`;
  }

  private button(name: string, action: () => void | Promise<void>): HTMLButtonElement {
    return el('button', { type: 'button', onclick: () => void Promise.resolve(action()).catch((error: Error) => notice(error.message)) }, name);
  }

  private ids(): string[] {
    return [...members(this.current().selection)].map((i) => idOf(this.columns, i));
  }

  private csv(): string {
    const { positions, dominant } = this.columns;
    const lines = [...members(this.current().selection)].map((i) => `${idOf(this.columns, i)},${positions[2 * i].toFixed(5)},${positions[2 * i + 1].toFixed(5)},${dominant[2][i]}`);
    return `sample_id,longitude,latitude,dominant_clc\n${lines.join('\n')}\n`;
  }

  private geoJson(): string {
    const { positions, dominant } = this.columns;
    const features = [...members(this.current().selection)].map((i) => ({
      type: 'Feature', id: idOf(this.columns, i),
      properties: { sample_id: idOf(this.columns, i), dominant_clc: dominant[2][i] },
      geometry: { type: 'Point', coordinates: [Number(positions[2 * i].toFixed(5)), Number(positions[2 * i + 1].toFixed(5))] },
    }));
    return JSON.stringify({ type: 'FeatureCollection', features });
  }

  /** The server makes the list of files; a country is no part of what it can list by. */
  private async hrefs(): Promise<void> {
    const { query } = this.current();
    if (query.country) throw new Error('The list of files knows no country. Take the ids and the download command.');
    const made = (await (await post('searches', bodyOf(query))).json()) as { files: number; links: { rel: string; href: string }[] };
    const href = made.links.find((link) => link.rel === 'hrefs')!.href;
    await ask(`searches/${href.split('/searches/')[1]}`, { method: 'HEAD' });
    window.open(href, '_blank', 'noopener');
  }

  private async link(): Promise<void> {
    await navigator.clipboard.writeText(location.href);
    notice('The link is in the clipboard.');
  }

  private save(name: string, type: string, text: string): void {
    const url = URL.createObjectURL(new Blob([text], { type }));
    el('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

/** As the program takes them; null for a polygon, which it reads from a file. */
function optionsOf(query: Query): string | null {
  if (query.polygon) return null;
  const filter = filterOf(query);
  return [
    query.country ? ` --country ${query.country}` : '',
    query.bbox ? ` --bbox ${query.bbox.join(',')}` : '',
    filter ? ` --filter ${quoted(filter)}` : '',
  ].join('');
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
