import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage } from '../page/render-page.ts';
import { hostileReport, sampleReport } from '../test/sample-report.ts';
import { openPage, type BrowserPage } from './open-page.ts';

/**
 * `nx browser-test @gatehouse/pipeline`: opens the report in headless Chromium, at both widths and in both themes:
 * and as it is printed: axe finds no violation, nothing is wider than the page, paper shows every table, and hostile
 * names run nothing. Ends with code 1 otherwise.
 * SCREENSHOTS: a folder for a picture of each, and for the page as a PDF.
 */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = process.env['SCREENSHOTS'];
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-report-'));
/** As a theme: paper, from a browser that prefers the dark one. */
const PRINTED = 'printed';
/** Inches. */
const A4 = { paperWidth: 8.27, paperHeight: 11.69 };
/** Of its text, with the browser's margins of 1 cm, in CSS pixels. */
const A4_WIDTH = 718;
let failures = 0;

function expect(what: string, problems: readonly string[]): void {
  process.stdout.write(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${what}\n`);
  for (const problem of problems) process.stdout.write(`         ${problem}\n`);
  failures += problems.length;
}

async function check(page: BrowserPage, name: string, width: number, theme: string): Promise<void> {
  await page.call('Emulation.setDeviceMetricsOverride', {
    ...{ width, height: 900, deviceScaleFactor: 1, mobile: false },
  });
  const isPrinted = theme === PRINTED;
  await page.call('Emulation.setEmulatedMedia', {
    media: isPrinted ? 'print' : 'screen',
    features: [{ name: 'prefers-color-scheme', value: isPrinted ? 'dark' : theme }],
  });
  const title = `${name}, ${width} px, ${theme}`;
  const [wide] = await page.evaluate<[number]>('[document.documentElement.scrollWidth]');
  expect(`${title}: fits`, wide > width ? [`the page is ${wide} px wide`] : []);
  // What the browser runs for a tool runs past the page's policy, which forbids scripts.
  await page.evaluate(`${axe}; 0`);
  const violations = await page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, help, nodes }) => id + ': ' + help + ' (' + nodes.length + '): ' + nodes[0].html.slice(0, 200)))`,
  );
  expect(`${title}: axe finds no violation`, violations);
  if (isPrinted) {
    const hidden = await page.evaluate<string[]>(
      `[...document.querySelectorAll('table')].filter((table) => !table.checkVisibility() || table.offsetHeight === 0).map((table) => table.caption.textContent)`,
    );
    expect(`${title}: every table is on paper`, hidden);
  }
  if (screenshots === undefined) return;
  mkdirSync(screenshots, { recursive: true });
  const [height] = await page.evaluate<[number]>('[document.documentElement.scrollHeight]');
  const clip = { x: 0, y: 0, width, height: Math.min(height, 9_000), scale: 1 };
  const { data } = await page.call('Page.captureScreenshot', {
    ...{ format: 'png', captureBeyondViewport: true, clip },
  });
  writeFileSync(
    join(screenshots, `${name}-${width}-${theme}.png`),
    Buffer.from(String(data), 'base64'),
  );
  if (!isPrinted) return;
  const pdf = await page.call('Page.printToPDF', { printBackground: false, ...A4 });
  writeFileSync(join(screenshots, `${name}.pdf`), Buffer.from(String(pdf['data']), 'base64'));
}

try {
  for (const [name, report] of [
    ['sample', sampleReport()],
    ['hostile', hostileReport()],
  ] as const) {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, renderPage(report));
    const page = await openPage(pathToFileURL(file).href);
    try {
      for (const width of [360, 1_440])
        for (const theme of ['light', 'dark']) await check(page, name, width, theme);
      await check(page, name, A4_WIDTH, PRINTED);
      const ran = await page.evaluate<boolean>(`'hostile' in globalThis`);
      expect(`${name}: runs nothing`, ran ? ['a name in a record ran as a script'] : []);
    } finally {
      await page.close();
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failures > 0 ? 1 : 0;
