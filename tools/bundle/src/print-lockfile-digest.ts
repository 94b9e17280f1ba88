import { existsSync, readdirSync } from 'node:fs';
import { lockfileDigest } from './lockfile-digest.ts';
import { readLockfile } from './read-lockfile.ts';

/** Prints the digest of the lockfile: an input of the target "build", which Nx runs in the workspace. */
const services = readdirSync('apps')
  .map((name) => `apps/${name}`)
  .filter((folder) => existsSync(`${folder}/service.json`));
process.stdout.write(`${lockfileDigest(readLockfile('.'), services)}\n`);
