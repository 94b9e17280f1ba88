import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lockfileDigest } from './lockfile-digest.ts';
import { parseLockfile } from './lockfile.ts';

/** Prints the digest of the lockfile: an input of the target "build", which Nx runs in the workspace. */
const services = readdirSync('apps')
  .map((name) => `apps/${name}`)
  .filter((folder) => existsSync(`${folder}/service.json`));
const lockfile = parseLockfile(readFileSync('package-lock.json', 'utf8'));
process.stdout.write(`${lockfileDigest(lockfile, services)}\n`);
