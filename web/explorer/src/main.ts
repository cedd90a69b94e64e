import { ApiError, ask } from './data/api';
import { idOf, loadColumns, ordinalOf, type Columns } from './data/columns';
import { loadCover } from './data/cover';
import { loadFacts, type Facts } from './data/facts';
import { everything, find, type Selection } from './data/selection';
import { readSplits, type Splits } from './data/splits';
import { boxRing, draw } from './map/draw';
import { SampleMap } from './map/map';
import { coloursOf } from './map/samples';
import { CartPanel } from './panels/cart';
import { FilterPanel } from './panels/filters';
import { PlacePanel } from './panels/place';
import { SummaryPanel } from './panels/summary';
import { readState, writeState, type Query, type State } from './state';
import { el } from './ui/dom';
import { notice } from './ui/notice';
import { isDark, onTheme, themeButton } from './ui/theme';
import './style.css';

/** Milliseconds that the pointer rests on a sample before the server is asked of it. */
const HoverRest = 120;

/** The whole page: the state is in the address, and whatever changes it is drawn anew. */
class Explorer {
  private selection: Selection;
  private splits: Splits | null = null;
  private hovered = -1;
  private hoverTimer = 0;
  private asked = new AbortController();
  private readonly map: SampleMap;
  private readonly filters: FilterPanel;
  private readonly summary: SummaryPanel;
  private readonly cart: CartPanel;
  private readonly place: PlacePanel;
  private readonly tip = el('div', { class: 'tip', hidden: true, 'aria-hidden': 'true' });
  private readonly legend = el('ul', { class: 'bars', 'aria-label': 'Splits' });

  constructor(private readonly state: State, private readonly facts: Facts, private readonly columns: Columns, map: SampleMap) {
    this.map = map;
    this.selection = everything(columns.count);
    this.summary = new SummaryPanel(facts);
    this.cart = new CartPanel(columns, () => ({ query: this.state.query, selection: this.selection }));
    this.filters = new FilterPanel(facts, state.query, state.level, {
      onQuery: (query) => void this.ask(query),
      onLevel: (level) => this.update({ level }),
      onDraw: (kind) => void this.draw(kind),
    });
    this.place = new PlacePanel(facts, columns, state, {
      onChange: () => writeState(this.state),
      onClose: () => this.update({ sample: '' }),
      onNeighbour: (dx, dy) => this.choose(this.neighbour(dx, dy)),
    });
    document.getElementById('filters')!.append(
      el('header', {}, el('h1', {}, 'RapidAI4EO'), themeButton()),
      this.summary.element, this.legend, this.filters.element, this.cart.element,
      el('p', { class: 'quiet' }, 'Drop a split file here to colour the samples by it.'),
    );
    document.getElementById('map')!.append(this.tip);
    this.listen();
    this.show();
    if (state.sample) this.choose(ordinalOf(columns, state.sample), false);
    void this.ask(state.query);
    if (facts.splits) void this.showSplits('The split file', async () => (await ask('explore/data/splits.csv')).text());
  }

  hover(ordinal: number, x: number, y: number): void {
    this.tip.hidden = ordinal < 0;
    if (ordinal === this.hovered && ordinal >= 0) {
      this.placeTip(x, y);
      return;
    }
    this.hovered = ordinal;
    clearTimeout(this.hoverTimer);
    if (ordinal < 0) return;
    const id = idOf(this.columns, ordinal);
    const largest = this.facts.classes.find((c) => c.code === this.columns.dominant[2][ordinal])?.name ?? '';
    this.tip.textContent = `${id}\n${largest}`;
    this.placeTip(x, y);
    // Who rests on a sample gets its three largest classes.
    this.hoverTimer = window.setTimeout(() => void this.fillTip(ordinal, id), HoverRest);
  }

  private placeTip(x: number, y: number): void {
    this.tip.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
  }

  private async fillTip(ordinal: number, id: string): Promise<void> {
    try {
      const parts = await loadCover(this.facts, id, AbortSignal.timeout(3000));
      if (this.hovered === ordinal) this.tip.textContent = [id, ...parts.slice(0, 3).map((c) => `${(100 * c.part).toFixed(1)} % ${c.name}`)].join('\n');
    } catch {
      // The largest class stands there already.
    }
  }

  choose(ordinal: number, isNew = true): void {
    if (ordinal < 0) return;
    this.state.sample = idOf(this.columns, ordinal);
    writeState(this.state, isNew);
    this.place.show(ordinal);
    // The map is narrower from here on, which it learns with the next frame.
    requestAnimationFrame(() => this.map.flyTo(this.columns.positions[2 * ordinal], this.columns.positions[2 * ordinal + 1]));
  }

  moved(camera: [number, number, number]): void {
    this.state.camera = camera;
    writeState(this.state);
  }

  private update(change: Partial<State>): void {
    Object.assign(this.state, change);
    writeState(this.state);
    this.show();
  }

  private async ask(query: Query): Promise<void> {
    this.state.query = query;
    writeState(this.state);
    this.asked.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    this.summary.setBusy(true);
    try {
      this.selection = await find(query, this.columns.count, signal);
      this.filters.setFault(null);
      this.show();
    } catch (error) {
      if (signal.aborted) return;
      this.summary.setBusy(false);
      if (error instanceof ApiError && error.status === 400) this.filters.setFault(error.message);
      else notice((error as Error).message);
    }
  }

  private show(): void {
    const own = this.splits ? (ordinal: number) => this.splits!.colours.get(ordinal) : undefined;
    this.map.show(this.columns, coloursOf(this.columns, this.facts, this.state.level, this.selection, own));
    this.summary.show(this.columns, this.selection, this.state.level);
    this.cart.show(this.state.query);
    const { bbox, polygon } = this.state.query;
    this.map.outline(bbox ? boxRing([bbox[0], bbox[1]], [bbox[2], bbox[3]]) : (polygon ?? []));
    document.body.dataset.selected = String(this.selection.count);
  }

  private async draw(kind: 'box' | 'polygon'): Promise<void> {
    notice(kind === 'box' ? 'Click two corners of the box. Escape gives up.' : 'Click the corners; a double click or Enter closes the polygon, Escape gives up.');
    this.map.drawing = true;
    const shape = await draw(this.map.map, kind, (ring) => this.map.outline(ring));
    setTimeout(() => (this.map.drawing = false), 300);
    if (shape) this.filters.setArea(shape);
  }

  /** The nearest sample in a direction. */
  private neighbour(dx: number, dy: number): number {
    const { positions, count } = this.columns;
    const from = ordinalOf(this.columns, this.state.sample);
    const narrow = Math.cos((positions[2 * from + 1] * Math.PI) / 180);
    let [best, nearest] = [-1, Infinity];
    for (let i = 0; i < count; i++) {
      const x = (positions[2 * i] - positions[2 * from]) * narrow;
      const y = positions[2 * i + 1] - positions[2 * from + 1];
      const [along, across] = [x * dx + y * dy, Math.abs(x * dy - y * dx)];
      const distance = x * x + y * y;
      if (along > 0 && across <= along && distance < nearest && i !== from) [best, nearest] = [i, distance];
    }
    return best;
  }

  private listen(): void {
    onTheme(() => {
      this.map.setDark(isDark());
    });
    window.addEventListener('dragover', (event) => event.preventDefault());
    window.addEventListener('drop', (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void this.showSplits(file.name, () => file.text());
    });
    // The back button, or somebody's link in the same tab.
    window.addEventListener('popstate', () => location.reload());
  }

  /** Colours the samples by a split file: one that was dropped, or that the server was started with. */
  private async showSplits(name: string, read: () => Promise<string>): Promise<void> {
    try {
      this.splits = readSplits(await read(), this.columns);
    } catch (error) {
      notice(`${name}: ${(error as Error).message}`);
      return;
    }
    if (this.splits.unknown > 0) notice(`${this.splits.unknown} lines of ${name} name no sample of this index.`);
    this.legend.replaceChildren(...this.splits.names.map((split) => {
      const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
      swatch.style.background = split.colour;
      return el('li', {}, swatch, `${split.name}: ${split.count}`);
    }));
    this.show();
  }
}

async function start(): Promise<void> {
  const state = readState();
  let explorer: Explorer | null = null;
  const map = new SampleMap(document.getElementById('map')!, state.camera, isDark(), {
    onHover: (ordinal, x, y) => explorer?.hover(ordinal, x, y),
    onClick: (ordinal) => explorer?.choose(ordinal),
    onMove: (camera) => explorer?.moved(camera),
  });
  const [facts, columns] = await Promise.all([loadFacts(), loadColumns()]);
  explorer = new Explorer(state, facts, columns, map);
  document.body.dataset.ready = 'true';
}

start().catch((error: Error) => notice(error.message, 3600));
