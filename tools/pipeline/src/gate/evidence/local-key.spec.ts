import { fork } from 'node:child_process';
import { verify } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localSigningKey, localTrustedKey } from './local-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a local key', () => {
  const file = join(folder, 'keys', 'gate.pem');

  it('is created on first use, for its owner only, and signs what its public half verifies', async () => {
    await expect(localTrustedKey(file)).rejects.toThrow('a passed gate makes it');
    const message = Buffer.from('x');
    const { keyId, signature } = await localSigningKey(file).sign(message);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const trusted = await localTrustedKey(file);
    expect([trusted.keyId, trusted.kind]).toEqual([keyId, 'local']);
    expect(verify('sha256', message, trusted.publicKey, signature)).toBe(true);
  });

  it('is created once, even if several processes create it concurrently', async () => {
    const fresh = join(folder, 'race', 'gate.pem');
    const script = join(folder, 'race.mjs');
    writeFileSync(
      script,
      `import { localSigningKey } from ${JSON.stringify(join(import.meta.dirname, 'local-key.ts'))};
       const { keyId } = await localSigningKey(${JSON.stringify(fresh)}).sign(Buffer.from('x'));
       process.send(keyId);`,
    );
    const ids = await Promise.all(
      Array.from({ length: 4 }, () => {
        const execArgv = ['--import', import.meta.resolve('tsx')];
        const child = fork(script, { execArgv, env: { ...process.env, NODE_OPTIONS: '' } });
        return new Promise((resolve) => child.on('message', resolve));
      }),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('is created once, even if one process creates it many times concurrently', async () => {
    const fresh = join(folder, 'rush', 'gate.pem');
    const signed = await Promise.all(
      Array.from({ length: 20 }, () => localSigningKey(fresh).sign(Buffer.from('x'))),
    );
    expect(new Set(signed.map(({ keyId }) => keyId)).size).toBe(1);
    expect(readdirSync(join(folder, 'rush'))).toEqual(['gate.pem']);
  });

  it('is not used if others can read it, or if it is a link', async () => {
    const open = join(folder, 'open.pem');
    writeFileSync(open, readFileSync(file), { mode: 0o644 });
    await expect(localTrustedKey(open)).rejects.toThrow('can be read by others');
    symlinkSync(file, join(folder, 'link.pem'));
    await expect(localTrustedKey(join(folder, 'link.pem'))).rejects.toThrow(
      'cannot be read (ELOOP)',
    );
  });

  it('is neither replaced nor shown if it is damaged', async () => {
    const damaged = join(folder, 'damaged.pem');
    const text = `${readFileSync(file, 'utf8').slice(0, 60)}!!`;
    writeFileSync(damaged, text, { mode: 0o600 });
    const error = (await localSigningKey(damaged)
      .sign(Buffer.from('x'))
      .catch((caught: unknown) => caught)) as Error;
    expect(error.message).toBe(`${damaged} has no private key in PEM form`);
    expect(error.cause).toBeUndefined();
    expect(readFileSync(damaged, 'utf8')).toBe(text);
  });
});
