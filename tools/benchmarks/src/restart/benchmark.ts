import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startLoad } from '@gatehouse/testing';
import type { BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { startChild, type Child } from '../harness/child.ts';
import { short } from '../harness/format.ts';
import { inRounds } from '../harness/rounds.ts';
import { median } from '../harness/statistics.ts';

const VARIANTS: readonly Variant[] = [
  { name: 'ours', label: '@gatehouse/shutdown, 3 s drain delay' },
  { name: 'exit-at-once', label: 'process.exit in the handler, as the tutorial writes it' },
  { name: 'server-close', label: 'server.close() only' },
  { name: 'close-with-grace', label: 'close-with-grace + server.close()' },
  { name: 'terminus', label: 'terminus, defaults' },
];

const PER_SECOND = 300;
/** How long the load balancer continues to send requests to a server that was told to stop. */
const LATE_MS = 2_000;
/** ECS would stop it after 30 s; waiting that long would prove nothing more. */
const PATIENCE_MS = 12_000;

interface RestartMeasurement {
  lost: number;
  exit: string;
  milliseconds: number;
}

/** Requests lost while one server is replaced by the next. */
export async function benchmarkRestart({ quick, progress }: RunOptions): Promise<BenchmarkResult> {
  const rounds = quick ? 1 : 3;
  const measured = await inRounds(VARIANTS, rounds, ({ name }) => measure(name), progress);
  return {
    how:
      `${rounds} round(s); ${PER_SECOND} requests/s of 20 ms over kept-alive connections; SIGTERM, and ` +
      `the client goes on sending to the old server for ${LATE_MS / 1_000} s, then to the new one.`,
    tables: [
      {
        title: 'a rolling restart under load',
        header: ['shutdown', 'requests lost', 'exit', 'ms to exit'],
        rows: measured.map(({ variant, measurements }) => [
          variant.label,
          short(median(measurements.map(({ lost }) => lost))),
          [...new Set(measurements.map(({ exit }) => exit))].join(', '),
          short(median(measurements.map(({ milliseconds }) => milliseconds))),
        ]),
      },
    ],
    measurements: measured.flatMap(({ variant, measurements }) =>
      measurements.map((row, at) => ({ variant: variant.name, round: at + 1, ...row })),
    ),
  };
}

async function measure(variant: string): Promise<RestartMeasurement> {
  const [old, fresh] = await Promise.all([start(variant), start(variant)]);
  const load = startLoad(old.port, PER_SECOND, '/');
  await sleep(1_000);
  const signalled = performance.now();
  const ended = once(old.server.process, 'exit').then(() => performance.now() - signalled);
  old.server.process.kill('SIGTERM');
  await sleep(LATE_MS);
  load.switchTo(fresh.port);
  const patience = sleep(PATIENCE_MS, undefined, { ref: false });
  const milliseconds = (await Promise.race([ended, patience])) ?? NaN;
  await sleep(200);
  await load.stop();
  const { exitCode, signalCode } = old.server.process;
  const exit = String(exitCode ?? signalCode ?? 'never');
  for (const { server } of [old, fresh]) server.process.kill('SIGKILL');
  return { lost: load.failures.length, exit, milliseconds };
}

async function start(variant: string): Promise<{ server: Child; port: number }> {
  const port = await freePort();
  const server = startChild(`restart/variants/${variant}`, {
    env: { PORT: String(port) },
    stdout: '/dev/null',
  });
  await server.receive();
  return { server, port };
}
