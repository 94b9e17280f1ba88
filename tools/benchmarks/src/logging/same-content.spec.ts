import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtScript, buildScripts } from '../harness/scripts.ts';
import { identity, MESSAGE, REDACTED, SECRET } from './content.ts';
import { sampleTrace } from './drive.ts';

const variants = readdirSync(join(import.meta.dirname, 'variants'))
  .map((file) => file.replace('.ts', ''))
  .filter((name) => name !== 'pino-default');

/** What a variant prints for one full line. */
function fullLine(variant: string): string {
  const args = [builtScript(`logging/variants/${variant}`), 'full', '0', '1'];
  return execFileSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

beforeAll(buildScripts);

describe('the loggers that are compared', () => {
  it.each(variants)('%s writes the same content', (variant) => {
    const line = fullLine(variant);
    expect(line).not.toContain(SECRET);
    const entry = JSON.parse(line) as Record<string, unknown>;
    expect(entry).toMatchObject({
      message: MESSAGE,
      service: identity.service,
      traceId: sampleTrace.traceId,
    });
    expect(JSON.stringify(entry)).toContain(`"password":"${REDACTED}"`);
  });
});
