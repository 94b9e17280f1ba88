import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EvidenceError } from './evidence-error.ts';
import type { SigningKey, TrustedKey } from './key.ts';

/** A key in a file, made on first use: for environments marked local, which nothing else trusts. */
export function localSigningKey(file: string): SigningKey {
  return {
    async sign(message) {
      const key = await readOrMake(file);
      return { keyId: keyIdOf(key), signature: sign('sha256', message, key) };
    },
  };
}

/** The public half of a key in a file. @throws {EvidenceError} `key-unavailable` where there is none */
export async function localTrustedKey(file: string): Promise<TrustedKey> {
  const key = await read(file);
  if (key === undefined)
    throw new EvidenceError('key-unavailable', `There is no key ${file}; a passed gate makes it`);
  return { keyId: keyIdOf(key), publicKey: createPublicKey(key), kind: 'local' };
}

async function readOrMake(file: string): Promise<KeyObject> {
  const there = await read(file);
  if (there) return there;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const draft = `${file}.${process.pid}.${Date.now()}`;
  await writeFile(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    mode: 0o600,
    flag: 'wx',
  });
  // Of several at once one wins, and all take its key; nobody reads half of one.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await read(file)) as KeyObject;
}

async function read(file: string): Promise<KeyObject | undefined> {
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new EvidenceError('key-unavailable', `${file} cannot be read (${code})`);
  }
  try {
    return createPrivateKey(pem);
  } catch {
    // Without the cause, which might quote the key.
    throw new EvidenceError('key-unavailable', `${file} has no private key in PEM form`);
  }
}

function keyIdOf(key: KeyObject): string {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return `local:${createHash('sha256').update(spki).digest('hex')}`;
}
