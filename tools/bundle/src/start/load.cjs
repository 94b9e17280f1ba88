/* global process, require -- CommonJS: it has to be there before any module of the bundle */
/* eslint-disable @typescript-eslint/no-require-imports */
'use strict';

/**
 * Loads a bundle in a process of its own, for `check-start.ts`: `node load.cjs FILE [PACKAGE ...]`. Nothing can be
 * connected to, and nothing listens. Sends its parent what came of it: `loaded`, `ended` with the exit code of a bundle
 * that ends by itself, or `failed` with the error; after that it ends.
 */
const dns = require('node:dns');
const { createRequire } = require('node:module');
const { Server, Socket } = require('node:net');
const { pathToFileURL } = require('node:url');

const [file, ...packages] = process.argv.slice(2);
const exit = process.exit.bind(process);

function tell(message) {
  process.send?.(message, () => exit(0));
}

const failed = (error, where) =>
  tell({
    outcome: 'failed',
    where,
    name: String(error?.name ?? typeof error),
    code: String(error?.code ?? ''),
    message: String(error?.message ?? error),
    stack: String(error?.stack ?? ''),
  });

const unreachable = () =>
  Object.assign(new Error('the build has no network'), { code: 'ENETUNREACH' });
Socket.prototype.connect = function () {
  process.nextTick(() => this.destroy(unreachable()));
  return this;
};
dns.lookup = (_name, ...rest) => process.nextTick(rest.at(-1), unreachable());
// It came as far as that.
Server.prototype.listen = function () {
  tell({ outcome: 'loaded' });
  return this;
};
process.exit = (code = process.exitCode ?? 0) => {
  tell({ outcome: 'ended', exitCode: code });
  // The caller does not expect to continue.
  throw Object.assign(new Error('the bundle ended'), { ended: true });
};
process.on('uncaughtException', (error) => {
  if (!error?.ended) failed(error, 'later');
});
process.on('unhandledRejection', (error) => {
  if (!error?.ended) failed(error, 'later');
});
process.on('beforeExit', (code) => tell({ outcome: 'ended', exitCode: code }));

// Those that are loaded later have to be there as well.
const requireFrom = createRequire(file);
let missing;
for (const name of packages) {
  try {
    requireFrom.resolve(name);
  } catch (error) {
    // A package may have no entry for require, or none at all.
    if (error.code === 'MODULE_NOT_FOUND') missing ??= error;
  }
}
if (missing) failed(missing, 'packages');
else
  import(pathToFileURL(file).href).then(
    () => tell({ outcome: 'loaded' }),
    (error) => {
      if (!error?.ended) failed(error, 'load');
    },
  );
