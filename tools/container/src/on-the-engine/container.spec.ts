import { setTimeout as sleep } from 'node:timers/promises';
import { seededSecrets, startLoad, waitFor } from '@gatehouse/testing';
import { docker } from '../docker.ts';
import { buildSubject, plantedWorkspace } from '../test/build-subject.ts';
import { exampleCall } from '../test/example-call.ts';
import { DRAIN_MS, runSubject } from '../test/run-subject.ts';
import { hasHealth, type RunningContainer } from '../test/running-container.ts';
import { manifest, name } from '../test/subject.ts';

const COMMIT = { id: 'a'.repeat(40), time: 1_700_000_000 };

let image: string;
let container: RunningContainer;
beforeAll(async () => {
  const planted = plantedWorkspace();
  image = await buildSubject(planted.root, COMMIT);
  planted.remove();
  container = await runSubject(image);
}, 600_000);
afterAll(() => container.remove());

/** Runs an expression in the container; gives its value. */
const inside = async <T>(expression: string): Promise<T> =>
  JSON.parse(
    await container.node(
      `const fs=require('fs'),cp=require('child_process');Promise.resolve(${expression}).then(v=>console.log(JSON.stringify(v)))`,
    ),
  ) as T;

describe(`${name} in its container`, () => {
  it('responds to /health and to the example of its API description', async () => {
    const health = await fetch(`${container.url}/health`);
    expect([health.status, await health.json()]).toEqual([
      200,
      expect.objectContaining({ status: 'pass' }),
    ]);
    const call = await exampleCall(container.url, manifest);
    const answer = await fetch(call.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': seededSecrets.currentKey },
      body: JSON.stringify(call.body),
    });
    expect(Math.floor(answer.status / 100)).toBe(2);
  });

  it('logs JSON lines only', async () => {
    const lines = (await container.logs()).split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ service: name });
  });

  it('starts from the compile cache of the image, and writes none', async () => {
    if (manifest.base === 'alpine') return;
    const { file, lines } = await inside<{ file: string; lines: string[] }>(
      `(()=>{const {spawnSync}=require('child_process');
        const options=['--enable-source-maps','--require','/app/compile-cache.cjs','/app/main.mjs'];
        const env={NODE_DEBUG_NATIVE:'COMPILE_CACHE'};
        const {stderr}=spawnSync(process.execPath,options,{env,encoding:'utf8'});
        return {file:process.execPath,lines:stderr.split('\\n').filter(line=>line.includes('/app/'))}})()`,
    );
    expect(file).toBe('/nodejs/bin/node');
    expect(lines).toContainEqual(
      expect.stringMatching(/for ESM file:\/\/\/app\/main\.mjs was accepted/),
    );
    expect(lines.filter((line) => /no such file|rejected|writing/.test(line))).toEqual([]);
  });

  it('is user 1001 without any capability, and cannot get one', async () => {
    expect(await inside('[process.getuid(), process.getgid()]')).toEqual([1001, 1001]);
    const status = await inside<string>(`fs.readFileSync('/proc/1/status','utf8')`);
    expect(status).toMatch(/^CapEff:\s0+$/m);
    expect(status).toMatch(/^CapBnd:\s0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\s1$/m);
    expect(status).toMatch(/^Uid:\s1001\s1001/m);
  });

  it('writes only to a requested /tmp', async () => {
    const outcome = await inside<Record<string, string>>(
      `Object.fromEntries(['/','/app','/etc','/home','/tmp','/usr/bin','/var'].map(d=>{
        try{fs.writeFileSync(d+'/x','x');return[d,'written']}catch(e){return[d,e.code]}}))`,
    );
    const written = Object.keys(outcome).filter((folder) => outcome[folder] === 'written');
    expect(written).toEqual(manifest.temporaryStorage ? ['/tmp'] : []);
  });

  it('has no shell, npm or curl, and no set-user-ID or set-group-ID file', async () => {
    const tools = ['/bin/sh', '/bin/bash', '/usr/bin/npm', '/usr/local/bin/npm', '/usr/bin/curl'];
    if (manifest.base !== 'alpine')
      expect(await inside(`${JSON.stringify(tools)}.filter(f=>fs.existsSync(f))`)).toEqual([]);
    const setuid = await inside(
      `(function walk(d){return fs.readdirSync(d,{withFileTypes:true}).flatMap(e=>{const p=require('path').join(d,e.name);
        if(['/proc','/sys','/dev'].includes(p))return[];
        if(e.isDirectory())try{return walk(p)}catch{return[]}
        return e.isFile()&&fs.statSync(p).mode&0o6000?[p]:[]})})('/')`,
    );
    expect(setuid).toEqual([]);
  });

  it('has dumb-init as its first process, which reaps orphans', async () => {
    expect(await inside(`fs.readFileSync('/proc/1/cmdline','utf8').split('\\0')[0]`)).toBe(
      '/usr/bin/dumb-init',
    );
    // A child that leaves a grandchild behind, which then ends.
    await container.node(
      `require('child_process').spawn(process.execPath,['-e','setTimeout(()=>{},300)'],{detached:true,stdio:'ignore'}).unref()`,
    );
    await sleep(1_000);
    const zombies = await inside(
      `fs.readdirSync('/proc').filter(p=>/^\\d+$/.test(p)).filter(p=>{try{return /^State:\\sZ/m.test(fs.readFileSync('/proc/'+p+'/status','utf8'))}catch{return false}})`,
    );
    expect(zombies).toEqual([]);
  });

  it('becomes unhealthy when it is stuck, and healthy when it continues', async () => {
    const signal = (which: string) =>
      container.node(
        `const fs=require('fs');for(const p of fs.readdirSync('/proc').filter(p=>/^\\d+$/.test(p)&&p!==String(process.pid)&&p!=='1'))
          if(fs.readFileSync('/proc/'+p+'/cmdline','utf8').includes('/app/main.mjs'))process.kill(Number(p),'${which}')`,
      );
    await signal('SIGSTOP');
    await waitFor('it to be unhealthy', () => hasHealth(container, 'unhealthy'), 30_000);
    await signal('SIGCONT');
    await waitFor('it to be healthy', () => hasHealth(container, 'healthy'), 30_000);
  }, 90_000);

  it('stops under load without losing a request, and exits with 0', async () => {
    const load = startLoad(manifest.port, 50, '/openapi.json');
    await sleep(1_000);
    const stopped = docker(['stop', '--time=30', container.id]);
    // The load balancer goes on for a while, then takes the target out.
    await sleep(DRAIN_MS / 2);
    await load.stop();
    await stopped;
    expect({ failures: load.failures, exit: await container.inspect('.State.ExitCode') }).toEqual({
      failures: [],
      exit: 0,
    });
    expect(load.answered).toBeGreaterThan(100);
  });
});
