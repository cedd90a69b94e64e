const element = document.getElementById('notice')!;
let timer = 0;

/** Tells a person something for a while; screen readers speak it. */
export function notice(text: string, seconds = 8): void {
  element.textContent = text;
  element.hidden = false;
  clearTimeout(timer);
  timer = window.setTimeout(() => (element.hidden = true), seconds * 1000);
}
