import { SNSClient, ListTopicsCommand } from '@aws-sdk/client-sns';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startCommand, waitFor } from '@gatehouse/testing';
import { clientOptions } from '../test/client-options.ts';
import { leaseAddress } from './lease-address.ts';
import { useAws } from './use-aws.ts';

const never = new AbortController().signal;
let workspace: string;
beforeEach(() => (workspace = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-users-')))));
afterEach(() => rmSync(workspace, { recursive: true }));

const isUp = (url: string) =>
  fetch(`${url}/_local/health`).then(
    ({ ok }) => ok,
    () => false,
  );

describe('useAws', () => {
  it('starts one AWS for concurrent users, and stops it with the last of them', async () => {
    const port = await freePort();
    const users = await Promise.all([1, 2, 3].map(() => useAws(workspace, port, never)));
    const [first, second, third] = users as [
      (typeof users)[0],
      (typeof users)[0],
      (typeof users)[0],
    ];
    expect(new Set(users.map(({ url }) => url))).toEqual(new Set([`http://127.0.0.1:${port}`]));
    await first.leave();
    await second.leave();
    expect(await isUp(third.url)).toBe(true);
    await third.leave();
    expect(await isUp(third.url)).toBe(false);
  });

  it('seeds what its users need, and forwards notifications to all of them', async () => {
    const port = await freePort();
    const [one, other] = [
      await useAws(workspace, port, never),
      await useAws(workspace, port, never),
    ];
    await one.seed({ topics: ['news'] });
    await other.seed({ topics: ['news', 'alerts'] });
    const sns = new SNSClient(clientOptions(one.url));
    const { Topics = [] } = await sns.send(new ListTopicsCommand());
    sns.destroy();
    expect(Topics.map(({ TopicArn }) => TopicArn?.split(':').at(-1))).toEqual(['news', 'alerts']);
    await one.leave();
    await other.leave();
  });

  it('outlives the user that started it, even a killed one, but not the last user', async () => {
    const port = await freePort();
    const script = join(workspace, 'user.mts');
    const module = new URL('use-aws.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { useAws } from ${JSON.stringify(module)};
       const { url } = await useAws(${JSON.stringify(workspace)}, ${port}, new AbortController().signal);
       process.stdout.write('joined ' + url);
       setInterval(() => {}, 1_000);`,
    );
    const child = startCommand(process.execPath, ['--import', 'tsx', script], {
      cwd: join(import.meta.dirname, '../..'),
    });
    await child.waitForOutput(/joined/);
    const other = await useAws(workspace, port, never);
    await child.kill();
    expect(await isUp(other.url)).toBe(true);
    await other.leave();
    expect(await isUp(other.url)).toBe(false);
  });

  it('recovers from what a killed process left behind', async () => {
    const port = await freePort();
    writeFileSync(leaseAddress(port), 'of a process that was killed');
    const aws = await useAws(workspace, port, never);
    await aws.leave();
    const again = await useAws(workspace, port, never);
    expect(await isUp(again.url)).toBe(true);
    await again.leave();
  });

  it('does not use the AWS of another workspace, or a port of another program', async () => {
    const port = await freePort();
    const other = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-other-')));
    const theirs = await useAws(other, port, never);
    await expect(useAws(workspace, port, never)).rejects.toThrow(
      `LOCAL_AWS_PORT is ${port}, and another program has that port. Stop it, or choose another: LOCAL_AWS_PORT=${port + 1}`,
    );
    expect(await isUp(theirs.url)).toBe(true);
    await theirs.leave();
    rmSync(other, { recursive: true });

    const program = createServer((_, response) => response.end('something else'));
    program.listen(port, '127.0.0.1');
    await once(program, 'listening');
    await expect(useAws(workspace, port, never)).rejects.toThrow('another program has that port');
    program.close();
  });

  it('reports when it is gone', async () => {
    const port = await freePort();
    const aws = await useAws(workspace, port, never);
    let ended = false;
    void aws.ended.then(() => (ended = true));
    expect(ended).toBe(false);
    await aws.leave();
    await waitFor('the end', () => ended);
  });
});
