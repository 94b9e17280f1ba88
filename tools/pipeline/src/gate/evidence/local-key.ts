import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EvidenceError } from './evidence-error.ts';
import type { SigningKey, TrustedKey } from './key.ts';

/**
 * A key in a file, created on first use, for environments marked local, which no other environment
 * trusts.
 */
export function localSigningKey(file: string): SigningKey {
  return {
    async sign(message) {
      const key = await readOrMake(file);
      return { keyId: keyIdOf(key), signature: sign('sha256', message, key) };
    },
  };
}

/**
 * The public half of a key in a file.
 * @throws {EvidenceError} `key-unavailable` if there is none
 */
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
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    mode: 0o600,
    flag: 'wx',
  });
  // Of several concurrent writers one wins, and all use its key; none reads a partial key.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await read(file)) as KeyObject;
}

async function read(file: string): Promise<KeyObject | undefined> {
  const pem = await readOwn(file);
  if (pem === undefined) return undefined;
  try {
    return createPrivateKey(pem);
  } catch {
    // Without the cause, which might contain the key.
    throw unavailable(`${file} has no private key in PEM form`);
  }
}

/** The text of a file that other users can neither read nor replace. */
async function readOwn(file: string): Promise<string | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    const { mode } = await handle.stat();
    if ((mode & 0o077) !== 0)
      throw unavailable(`${file} can be read by others; make it "chmod 600", or delete it`);
    return await handle.readFile('utf8');
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw unavailable(`${file} cannot be read (${code})`);
  } finally {
    await handle?.close();
  }
}

const unavailable = (message: string) => new EvidenceError('key-unavailable', message);

function keyIdOf(key: KeyObject): string {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return `local:${createHash('sha256').update(spki).digest('hex')}`;
}
