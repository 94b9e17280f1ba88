import { writeSync } from 'node:fs';
import { clearTimeout, setTimeout } from 'node:timers';
import { Worker } from 'node:worker_threads';

/** How long all tests of a project may take. */
const RUN_LIMIT_MS = 20 * 60_000;
/** How long Jest may take to end once all tests are done. */
const END_LIMIT_MS = 10_000;
/** How much longer before the process is taken for one whose thread is busy, and cannot report by itself. */
const BUSY_MS = 5_000;

/**
 * Ends a run that would otherwise hang, and prints what keeps it alive. Call it at the beginning of
 * a run.
 * @returns a function to call when all tests are done
 */
export function limitRun(runLimitMs = RUN_LIMIT_MS, endLimitMs = END_LIMIT_MS, busyMs = BUSY_MS) {
  const timer = setTimeout(end, runLimitMs, `The tests did not end within ${runLimitMs / 1_000} s`);
  timer.unref();
  const watchdog = new Worker(WATCHDOG, {
    eval: true,
    workerData: { ms: runLimitMs + busyMs, pid: process.pid },
  });
  watchdog.unref();
  return () => {
    clearTimeout(timer);
    const text = `All tests are done, and after ${endLimitMs / 1_000} s the process has not ended`;
    setTimeout(end, endLimitMs, text).unref();
    return watchdog.terminate();
  };
}

/** @param {string} what */
function end(what) {
  const lines = [
    ...activeHandles(),
    ...process.getActiveResourcesInfo().filter((it) => it === 'Timeout'),
  ];
  writeSync(2, [`\n${what}. What keeps it alive:`, ...new Set(lines), ''].join('\n  - '));
  writeSync(2, 'Close it in afterEach or afterAll, also where a test fails.\n');
  for (const handle of process._getActiveHandles()) if (isProcess(handle)) handle.kill('SIGKILL');
  process.exit(1);
}

const isProcess = (handle) => handle?.constructor?.name === 'ChildProcess';

/** Node has no public list that says more than kinds; where this one is gone, the kinds remain. */
function activeHandles() {
  const handles = process._getActiveHandles?.() ?? [];
  if (handles.length === 0) return process.getActiveResourcesInfo();
  return handles.flatMap((handle) => {
    if (isProcess(handle)) return [`process ${handle.pid}: ${handle.spawnargs.join(' ')}`];
    const kind = handle?.constructor?.name;
    if (kind === 'Server') return [`server on ${JSON.stringify(handle.address())}`];
    if (kind === 'Socket' && handle.remoteAddress)
      return [`connection to ${handle.remoteAddress}:${handle.remotePort}`];
    return kind === 'Socket' || kind === 'WriteStream' || kind === 'ReadStream' ? [] : [`${kind}`];
  });
}

// A thread of its own, because a test that never gives way leaves no time to any timer of its thread.
const WATCHDOG = `
  const { workerData: { ms, pid } } = require('node:worker_threads');
  setTimeout(() => {
    require('node:fs').writeSync(2, '\\nA test has kept its thread busy until the time of the run was over: look for a loop without an end.\\n');
    process.kill(pid, 'SIGKILL');
  }, ms);
`;
