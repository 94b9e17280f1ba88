import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { freePort, startScript, type TestProcess } from '@gatehouse/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalAws } from './start.ts';
import { clientOptions } from './test/client-options.ts';

const launch = fileURLToPath(new URL('launch.js', import.meta.url));
const ready = /local AWS ready/;

let root: string;
let port: number;
const processes: TestProcess[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-main-'));
  port = await freePort();
  manifest(
    `{ ${NEEDED}, "secrets": { "apiKeys": "app/keys" }, "grants": [{ "topic": "news", "access": "publish" }] }`,
  );
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map((each) => each.kill()));
  rmSync(root, { recursive: true });
});

const NEEDED = '"description": "A service", "port": 3000, "exposure": "internal"';

function manifest(text: string): void {
  mkdirSync(join(root, 'apps', 'app'), { recursive: true });
  writeFileSync(join(root, 'apps', 'app', 'service.json'), text);
}

function run(env: Record<string, string> = {}, ...args: string[]): TestProcess {
  const started = startScript(launch, {
    args,
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    env: {
      NX_WORKSPACE_ROOT: root,
      LOCAL_AWS_PORT: String(port),
      AWS_REGION: 'eu-central-1',
      ...env,
    },
  });
  processes.push(started);
  return started;
}

async function publish(Message: string): Promise<void> {
  const sns = new SNSClient(clientOptions(`http://127.0.0.1:${port}`));
  await sns.send(
    new PublishCommand({
      TopicArn: 'arn:aws:sns:eu-central-1:000000000000:news',
      Message,
      MessageAttributes: {
        traceparent: {
          DataType: 'String',
          StringValue: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        },
      },
    }),
  );
  sns.destroy();
}

it('prints what is available and what is published, and exits cleanly at once', async () => {
  const aws = run();
  await aws.waitForOutput(ready);
  expect(aws.stdout()).toBe(
    `local AWS ready at http://127.0.0.1:${port}  topics news  secrets app/keys\n`,
  );
  await publish('two\nlines');
  await aws.waitForOutput(/two/);
  expect(aws.stdout().split('\n')[1]).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} {2}news {2}two\\nlines {2}trace=4bf92f3577b34da6a3ce929d0e0e4736$/,
  );

  // Neither an open connection nor a hanging call may prevent the exit.
  await fetch(`http://127.0.0.1:${port}/_local/faults`, {
    method: 'PUT',
    body: '{ "kind": "hang" }',
  });
  const idle = connect(port, '127.0.0.1').on('error', () => undefined);
  publish('hangs').catch(() => undefined);
  aws.child.kill('SIGTERM');
  expect(await aws.exit).toEqual({ code: 0, signal: null });
  expect(aws.stderr()).toBe('');
  idle.destroy();
});

it('keeps data in the given folder, and exits on Ctrl-C', async () => {
  const first = run({}, '--data', 'kept');
  await first.waitForOutput(ready);
  await publish('kept message');
  first.child.kill('SIGTERM');
  await first.exit;
  const second = run({ LOCAL_AWS_DATA: 'kept' });
  await second.waitForOutput(ready);
  const response = await fetch(`http://127.0.0.1:${port}/_local/notifications`);
  expect(await response.json()).toMatchObject([{ message: 'kept message' }]);
  second.child.kill('SIGINT');
  expect(await second.exit).toEqual({ code: 0, signal: null });
});

describe('an error at the start', () => {
  const failure = async (failing: TestProcess) => {
    const { code } = await failing.exit;
    const [line = '', hint = ''] = failing.stderr().split(/(?<=\n)(?=Cause and fix: )/);
    expect(hint).toMatch(/^Cause and fix: gatehouse help GH-[A-Z]+-\d{3}\n$/);
    return { code, line };
  };

  it('exits with one line and code 1 for a port that is in use', async () => {
    const other = await startLocalAws({ port });
    const failed = await failure(run());
    await other.stop();
    expect(failed).toEqual({
      code: 1,
      line: `local AWS: port ${port} is taken. Stop what uses it, or choose another: LOCAL_AWS_PORT=${port + 1}\n`,
    });
  });

  it('exits with one line and code 1 for an invalid manifest', async () => {
    manifest(`{ ${NEEDED},\n  "grants": 7\n}`);
    expect(await failure(run())).toEqual({
      code: 1,
      line: `local AWS: ${join('apps', 'app', 'service.json')}:2:13 grants: must be a list, not 7\n`,
    });
  });
});
