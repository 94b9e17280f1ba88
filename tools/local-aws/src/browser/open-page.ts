import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The browser's document after it has opened the URL. */
export async function openPage(url: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'gatehouse-browser-'));
  try {
    const { stdout } = await run(
      process.env['CHROMIUM'] ?? 'chromium',
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--no-proxy-server'],
        '--disable-features=DialMediaRouteProvider',
        '--host-resolver-rules=MAP evil.example 127.0.0.1',
        ...[`--user-data-dir=${profile}`, '--virtual-time-budget=5000', '--dump-dom', url],
      ],
      { timeout: 60_000 },
    );
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
