// Does in Chromium what a person does with the explorer. Prints a line of JSON a scenario: its name, and a sentence where the page did not do its part.
// node explorer.mjs JSON: what is true of the corpus that the server has comes from the caller, who does not ask the server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const truth = JSON.parse(process.argv[2]);
const Patience = { timeout: 30_000 };

const browser = await chromium.launch({
  executablePath: truth.chromium,
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const Size = { viewport: { width: 1280, height: 800 } };
// One for all, so that the page's files are fetched once.
const usual = await browser.newContext(Size);
let faults = [];

async function open(hash, options = null) {
  const context = options ? await browser.newContext({ ...Size, ...options }) : usual;
  const page = await context.newPage();
  page.setDefaultTimeout(Patience.timeout);
  page.on('pageerror', (error) => faults.push(`${error.message}`));
  page.on('console', (message) => message.text().includes('Content Security Policy') && faults.push(message.text()));
  page.on('request', (request) => request.url().startsWith(truth.base) || /^(data|blob):/.test(request.url()) || faults.push(`It asked ${request.url()}`));
  await page.goto(`${truth.base}/explore/#${hash}`);
  await page.waitForFunction(() => document.body.dataset.ready === 'true', null, Patience);
  return page;
}

const selected = (page, count) => page.waitForFunction((n) => document.body.dataset.selected === String(n), count, Patience);
const near = `camera=13,${truth.longitude},${truth.latitude}&level=3`;

/** The colour of the page at a place, as a person sees it. */
async function colourAt(page, x, y) {
  const shot = (await page.screenshot({ clip: { x, y, width: 1, height: 1 } })).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, shot);
}

/** Waits until a place has a colour: the map draws when it can. */
async function waitForColour(page, x, y, wanted) {
  let seen = [];
  for (const end = Date.now() + Patience.timeout; Date.now() < end; ) {
    seen = await colourAt(page, x, y);
    if (seen.every((part, i) => Math.abs(part - wanted[i]) <= 12)) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`The colour at ${x}, ${y} is ${seen} and not ${wanted}.`);
}

async function middleOfMap(page) {
  const box = await page.locator('#map').boundingBox();
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}

const scenarios = {
  async 'the map shows all samples in the colours of their land cover'() {
    const page = await open(near);
    await selected(page, truth.count);
    assert.match(await page.locator('.count').innerText(), new RegExp(`^${truth.count} of ${truth.count} samples`));
    const [x, y] = await middleOfMap(page);
    await waitForColour(page, x, y, truth.colour);
  },
  async 'who rests on a sample sees its largest classes'() {
    const page = await open(near);
    const [x, y] = await middleOfMap(page);
    await waitForColour(page, x, y, truth.colour);
    await page.mouse.move(x, y);
    await page.locator('.tip').filter({ hasText: `% ${truth.cover}` }).waitFor();
    assert.match(await page.locator('.tip').innerText(), new RegExp(`^${truth.id}\\n`));
  },
  async 'a filter selects what is true of it, and a wrong one is told where it stands'() {
    const page = await open(near);
    await page.getByLabel('Filter (CQL2)').fill(truth.filter);
    await selected(page, truth.filtered);
    await page.getByLabel('Filter (CQL2)').fill('clc_31 >');
    await page.getByRole('alert').filter({ hasText: 'column' }).waitFor();
    assert.equal(await page.getByLabel('Filter (CQL2)').getAttribute('aria-invalid'), 'true');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await selected(page, truth.count);
  },
  async 'a slider asks for a fraction of a class'() {
    const page = await open('level=1');
    await page.getByLabel('Artificial surfaces').fill('0.5');
    await selected(page, truth.artificial);
    assert.match(page.url(), /least=1%3A0.5/);
    await page.getByText('Take it along').click();
    assert.equal(await page.getByLabel('Command that finds it again').inputValue(), "rapidai4eo search --filter 'clc_1 >= 0.5'");
  },
  async 'a box that is drawn selects what lies in it'() {
    const page = await open(near);
    await page.getByRole('button', { name: 'Draw a box' }).click();
    const [x, y] = await middleOfMap(page);
    await page.mouse.click(x - 60, y - 60);
    await page.mouse.move(x + 50, y + 50);
    await page.mouse.click(x + 60, y + 60);
    await page.waitForFunction(() => location.hash.includes('bbox='), null, Patience);
    const bbox = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('bbox').split(',').map(Number);
    assert.ok(bbox[0] < truth.longitude && truth.longitude < bbox[2] && bbox[1] < truth.latitude && truth.latitude < bbox[3], `${bbox}`);
    const inside = truth.footprints.filter(([west, south, east, north]) => west <= bbox[2] && east >= bbox[0] && south <= bbox[3] && north >= bbox[1]).length;
    await selected(page, inside);
  },
  async 'a click on a sample shows its land cover, its images and their series'() {
    const page = await open(near);
    const [x, y] = await middleOfMap(page);
    await waitForColour(page, x, y, truth.colour);
    await page.mouse.click(x, y);
    await page.getByRole('heading', { name: truth.id }).waitFor();
    await page.getByText(truth.cover).first().waitFor();
    const image = page.locator('.chip img');
    await page.waitForFunction(() => document.querySelector('.chip img')?.naturalWidth === 200, null, Patience);
    await page.locator('.series canvas').waitFor();
    await page.getByLabel('Time step').fill('1');
    await page.getByText('2018-01-08 (UTC)').waitFor();
    assert.match(await image.getAttribute('src'), /pfsr\/2018-01-08\.png/);
    await page.getByLabel('Shown as').selectOption('ndvi');
    await page.getByText('ndvi from').waitFor();
    await page.getByLabel('Compare two').check();
    await page.locator('.chip').nth(1).waitFor();
    await page.keyboard.press('Escape');
  },
  async 'a link shows another person the same view'() {
    const page = await open(`${near}&sample=${truth.id}&view=s2~2018-02~nir%2Cred%2Cgreen&filter=${encodeURIComponent(truth.filter)}`);
    await selected(page, truth.filtered);
    await page.getByRole('heading', { name: truth.id }).waitFor();
    assert.match(await page.locator('.chip img').getAttribute('src'), /s2\/2018-02\.png\?bands=nir,red,green$/);
    assert.equal(await page.getByLabel('Filter (CQL2)').inputValue(), truth.filter);
  },
  async 'an image that is not there says so in its place'() {
    const page = await open(`${near}&sample=${truth.id}&view=pfsr~2019-12-29~red%2Cgreen%2Cblue`);
    await page.getByText('is not at the root').first().waitFor();
  },
  async 'dark and light'() {
    const page = await open(near, { colorScheme: 'dark' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole('button', { name: 'Light' }).click();
    const light = await ground();
    assert.deepEqual([dark, light], ['rgb(22, 27, 32)', 'rgb(255, 255, 255)']);
    const [x, y] = await middleOfMap(page);
    await waitForColour(page, x, y, truth.colour);
  },
  async 'a split file that is dropped colours the samples'() {
    const page = await open(near);
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'split.csv', { type: 'text/csv' }));
      return transfer;
    }, `sample_id,split\n${truth.id},train\nnothing,train\n`);
    await page.dispatchEvent('#filters', 'drop', { dataTransfer: data });
    await page.getByText('train: 1').waitFor();
    await page.getByText('1 lines of split.csv name no sample').waitFor();
    const [x, y] = await middleOfMap(page);
    await waitForColour(page, x, y, [0x1f, 0x77, 0xb4]);
  },
  async 'a server that is lost is told of'() {
    const page = await open(near);
    await page.route('**/selection*', (route) => route.abort());
    await page.getByLabel('Filter (CQL2)').fill(truth.filter);
    await page.getByText('The server does not answer').waitFor();
    await page.unroute('**/selection*');
    await page.getByLabel('Filter (CQL2)').fill(`${truth.filter} `);
    await selected(page, truth.filtered);
  },
  async 'markup in an address stays text'() {
    const page = await open(`${near}&sample=${encodeURIComponent('<img src=x onerror=document.title=1>')}&filter=${encodeURIComponent('<b>clc</b>')}&country=%3Cb%3E`);
    await page.getByRole('alert').filter({ hasText: '.' }).waitFor();
    assert.equal(await page.locator('aside b, section b, img[src="x"]').count(), 0);
    assert.equal(await page.title(), 'RapidAI4EO explorer');
  },
  async 'no serious fault for keyboards and screen readers'() {
    const page = await open(`${near}&sample=${truth.id}`);
    await page.getByText(truth.cover).first().waitFor();
    await page.locator('.series canvas').waitFor();
    // By the browser's own evaluation, which the page's policy does not bind.
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const serious = violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`);
    assert.deepEqual(serious, []);
    await page.getByRole('heading', { name: truth.id }).press('ArrowRight');
    await page.waitForFunction((id) => document.querySelector('#place h2').textContent !== id, truth.id, Patience);
  },
};

for (const [scenario, play] of Object.entries(scenarios)) {
  let fault = null;
  try {
    faults = [];
    await play();
    assert.deepEqual(faults, []);
  } catch (error) {
    fault = error.stack;
  }
  console.log(JSON.stringify({ scenario, fault }));
  for (const page of browser.contexts().flatMap((context) => context.pages())) await page.close();
}
await browser.close();
