// Takes the picture of the explorer that the docs show: node picture.mjs ADDRESS SAMPLE FILE.
import { chromium } from 'playwright-core';

const [address, sample, to] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`${address}#camera=10,13.3,52.4&level=1&sample=${sample}&view=pfsr~2018-07-02~red,green,blue`);
await page.locator('.series canvas').waitFor();
await page.waitForFunction(() => document.querySelector('.chip img')?.naturalWidth > 0);
await page.waitForLoadState('networkidle');
await page.locator('.choices').scrollIntoViewIfNeeded();
await page.locator('#place').evaluate((place) => place.scrollTo(0, place.scrollHeight));
await page.waitForTimeout(1000);
await page.screenshot({ path: to });
await browser.close();
