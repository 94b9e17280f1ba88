import { writeFileSync } from 'node:fs';
import { renderPage } from '../page/render-page.ts';
import { sampleReport, hostileReport } from '../test/sample-report.ts';
import { openPage } from './open-page.ts';
writeFileSync('/tmp/i23-shots/sample.html', renderPage(sampleReport()));
writeFileSync('/tmp/i23-shots/hostile.html', renderPage(hostileReport()));
const shots = JSON.parse(process.env['SHOTS'] as string) as [
  string,
  number,
  string,
  number,
  number,
  string,
][];
for (const [name, width, theme, y, height, out] of shots) {
  const page = await openPage(`file:///tmp/i23-shots/${name}.html`);
  await page.call('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await page.call('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: theme }],
  });
  const { data } = await page.call('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
    clip: { x: 0, y, width, height, scale: 1 },
  });
  writeFileSync(out, Buffer.from(String(data), 'base64'));
  await page.close();
}
