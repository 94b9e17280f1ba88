import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import { gatehouse } from '../test/gatehouse.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKSPACE } from '../deploy/test/workspace.ts';

let aws: LocalAws;
let cwd: string;
beforeAll(async () => {
  aws = await startLocalAws({ region: 'eu-central-1' });
  cwd = mkdtempSync(join(tmpdir(), 'gatehouse-notify-'));
  writeFileSync(join(cwd, 'gatehouse.json'), WORKSPACE);
});
afterAll(async () => {
  await aws.stop();
  rmSync(cwd, { recursive: true });
});

const notify = (subject: string) =>
  gatehouse(['notify', '--subject', subject, '--message', 'https://github.com/acme'], {
    cwd,
    env: {
      ...{ AWS_ENDPOINT_URL: aws.url, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
      PATH: process.env['PATH'],
    },
  });

describe('gatehouse notify', () => {
  it('fails if the message does not reach the operations topic', async () => {
    const { code, stderr } = await notify('The nightly re-scan is red');
    expect([code, stderr]).toEqual([2, expect.stringContaining('sns:Publish')]);
  });

  it.each(['', 'a\nb', 'x'.repeat(101), 'Ä'])(
    'refuses the subject %j before it calls AWS',
    async (subject) => {
      const { code, stderr } = await notify(subject);
      expect([code, stderr]).toEqual([2, expect.stringContaining('--subject: must be one line')]);
    },
  );
});
