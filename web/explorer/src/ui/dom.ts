/** What an element is made of: attributes, listeners by `on...`, and children. Text is always text, never HTML. */
type Attributes = Record<string, string | number | boolean | EventListener | undefined>;

/** Makes an element. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** A control with a visible label. */
export function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  return el('label', {}, el('span', {}, text), control);
}

/** A select of values and their names. */
export function select(options: readonly (readonly [string, string])[], chosen: string, onChange: (value: string) => void): HTMLSelectElement {
  const control = el('select', { onchange: () => onChange(control.value) }, ...options.map(([value, name]) => el('option', { value, selected: value === chosen }, name)));
  return control;
}

/** Calls only after the last of several calls in a short time. */
export function debounced(action: () => void, milliseconds: number): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(action, milliseconds);
  };
}
