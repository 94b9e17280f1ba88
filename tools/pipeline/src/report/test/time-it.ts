import { generatedYear } from '../../report/test/generated-year.ts';
import { naiveReport } from '../../report/test/naive-report.ts';
import { parseRecord } from '../../records/record.ts';
import { computeReport } from '../../report/compute/compute-report.ts';
import { parseDate } from '../../report/compute/calendar.ts';
const NOW = Date.parse('2026-10-25T01:30:00Z');
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1e6; };
let t = cpu(); const lap = (w: string) => { const n = cpu(); console.log(w, (n - t).toFixed(2)); t = n; };
const year = generatedYear({ services: 100, findings: 25, now: NOW }); lap(`generate ${year.records.length}`);
const texts = year.records.map((r) => JSON.stringify(r)); lap('stringify');
console.log('MB', texts.reduce((a, b) => a + b.length, 0) / 1e6);
texts.forEach((x) => JSON.parse(x)); lap('JSON.parse');
const records = texts.map((x, i) => parseRecord(x, year.records[i]!.kind === 'rollback' ? 'deploy' : year.records[i]!.kind as 'gate')); lap('parseRecord');
const existing = { services: year.services, environments: year.environments };
for (let i = 0; i < 3; i++) { computeReport({ records, missing: [], now: NOW, since: parseDate('2025-10-27') as number, existing }); lap('compute'); }
if (process.argv[2]) { naiveReport(records, { now: NOW, since: '2025-10-27', ...existing }); lap('naive'); }
import { renderPage } from '../page/render-page.ts';
lap('x'); const r = computeReport({ records, missing: [], now: NOW, since: parseDate('2025-10-27') as number, existing }); lap('compute'); const page = renderPage(r); lap(`render ${page.length}`);
const wall = performance.now(); renderPage(computeReport({ records, missing: [], now: NOW, since: parseDate('2025-10-27') as number, existing })); console.log('wall compute+render', performance.now() - wall);
