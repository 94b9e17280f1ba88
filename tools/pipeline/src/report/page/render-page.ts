import { dateOf } from '../compute/calendar.ts';
import type { WeeklyReport } from '../compute/weekly-report.ts';
import { Html, html } from './html.ts';
import { count, plural } from './numbers.ts';
import { attentionSection } from './sections/attention.ts';
import { decisionsSection } from './sections/decisions.ts';
import { deliverySection } from './sections/delivery.ts';
import { findingsSection } from './sections/findings.ts';
import { footnotes } from './sections/footnotes.ts';
import { missingSection } from './sections/missing.ts';
import { summary } from './sections/summary.ts';
import { STYLE } from './style.ts';

/**
 * The report as one self-contained page: no script, no external file, no address. Its content security policy forbids
 * scripts and requests, even if a record contains markup.
 */
export function renderPage(report: WeeklyReport): string {
  const { period, at, service, environment, services, environments, records } = report;
  const scope = [service ?? plural(services, 'service'), environment ?? environments.join(', ')]
    .filter((part) => part !== '')
    .join(' in ');
  const title = `Weekly report, ${dateOf(period.last)}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <meta name="referrer" content="no-referrer" />
        <title>${title}: ${scope}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header>
          <p class="brand">Gatehouse</p>
          <h1>Weekly report, <span>${dateOf(period.last)}</span></h1>
          <p class="lead">
            ${scope}. Figures from ${dateOf(period.first)} to ${dateOf(period.last)}, computed from
            ${plural(records, 'record')}.
          </p>
          <nav aria-label="Sections">
            <ul>
              <li><a href="#attention">Needs a person</a></li>
              <li><a href="#findings">Findings</a></li>
              <li><a href="#decisions">Decisions</a></li>
              <li><a href="#delivery">Delivery</a></li>
              <li><a href="#footnotes">Footnotes</a></li>
            </ul>
          </nav>
        </header>
        <main id="main">
          ${missingSection(report)}${summary(report)} ${attentionSection(report)}
          ${findingsSection(report.findings)} ${decisionsSection(report.decisions)}
          ${deliverySection(report.delivery, report.gate)} ${footnotes()}
        </main>
        <footer>
          <p>
            Made by <code>gatehouse report</code> at ${new Date(at).toISOString()} from
            ${count(records)} records. All times are in UTC.
          </p>
        </footer>
      </body>
    </html> `;
  return page.markup;
}
