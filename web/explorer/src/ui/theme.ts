import { el } from './dom';

const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners: (() => void)[] = [];

/** Dark by the system's wish, or as chosen here. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : dark.matches;
}

export function onTheme(listener: () => void): void {
  listeners.push(listener);
}

export function themeButton(): HTMLButtonElement {
  const button = el('button', {
    type: 'button',
    onclick: () => {
      document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
      tell();
    },
  });
  const tell = (): void => {
    button.textContent = isDark() ? 'Light' : 'Dark';
    listeners.forEach((listener) => listener());
  };
  button.textContent = isDark() ? 'Light' : 'Dark';
  dark.addEventListener('change', tell);
  return button;
}
