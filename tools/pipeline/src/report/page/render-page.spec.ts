import { gzipSync } from 'node:zlib';
import { hostileReport, HOSTILE, sampleReport } from '../test/sample-report.ts';
import { html, link } from './html.ts';
import { renderPage } from './render-page.ts';

/** Markup without what is in the style. */
const body = (page: string) => page.slice(page.indexOf('<body>'));

describe('the page', () => {
  const page = renderPage(sampleReport());

  it('is self-contained: it has no script, file or address', () => {
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form)\b/i);
    expect(page).not.toMatch(/\s(?:src|on\w+)=/i);
    const withoutLinks = page.replaceAll(/<a href="https:[^"]+" rel="noreferrer">/g, '');
    expect(withoutLinks).not.toMatch(/url\(|@import|https?:/i);
    expect(page).toContain(`default-src 'none'`);
  });

  it('has a table behind each chart, and names each chart', () => {
    const figures = body(page).match(/<figure[\s\S]*?<\/figure>/g) ?? [];
    expect(figures).toHaveLength(4);
    for (const figure of figures) {
      expect(figure).toMatch(/<details>[\s\S]*<table[\s\S]*<caption>/);
      expect(figure.match(/<svg/g)).toHaveLength(
        figure.match(/role="img"\s+aria-label="[^"]+"/g)?.length ?? 0,
      );
    }
  });

  it('is small', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(gzipSync(page).length).toBeLessThan(500_000);
  });

  it('says first what is missing, then what needs a person', () => {
    const order = ['missing-title', 'attention-title', 'findings-title', 'delivery-title'].map(
      (id) => page.indexOf(`id="${id}"`),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });
});

describe('a hostile name in a record', () => {
  const page = renderPage(hostileReport());

  it('is shown as text', () => {
    expect(page).not.toMatch(/<(?:script|img|svg onload)/i);
    expect(page).not.toContain('javascript:globalThis.hostile=1//0"');
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u0000\u001b]/);
    expect(page).toContain('&lt;script&gt;');
    expect(HOSTILE).toHaveLength(5);
  });

  it('closes no element and opens none', () => {
    const count = (tag: string, end = '') =>
      page.match(new RegExp(`<${end}${tag}[\\s>]`, 'g'))?.length ?? 0;
    for (const tag of ['table', 'section', 'details', 'figure', 'style', 'h1', 'svg'])
      expect([tag, count(tag)]).toEqual([tag, count(tag, '/')]);
    expect(count('h1')).toBe(1);
  });

  it('is cut if it is long', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
    expect(html`${'x'.repeat(10_000)}`.markup).toHaveLength(300);
  });
});

it.each([
  ['javascript:alert(1)', 'run'],
  ['http://example.com/', 'run'],
  ['https://example.com/" onclick="alert(1)', 'run'],
  [undefined, 'run'],
])('%j is not a link', (address, text) => {
  expect(link(address, text).markup).toBe('run');
});

it('an https address is a link', () => {
  expect(link('https://github.com/acme/services/actions/runs/1', 'run').markup).toBe(
    '<a href="https://github.com/acme/services/actions/runs/1" rel="noreferrer">run</a>',
  );
});
