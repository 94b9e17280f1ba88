import type { BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { API_KEY, startAws } from '../harness/api-keys.ts';
import { startChild } from '../harness/child.ts';
import { canPin } from '../harness/processors.ts';
import { inRounds } from '../harness/rounds.ts';
import type { Usage } from '../harness/serve.ts';
import type { LoadResult } from './load-generator.ts';
import { BARE, BASE, type HttpMeasurement, httpTable } from './http-table.ts';

const VARIANTS: readonly Variant[] = [
  { name: 'ours', label: '@gatehouse/service-kit (with API key and rate limit)' },
  { name: BARE, label: 'Express 5 + express.json, no log, no trace id' },
  { name: BASE, label: 'Express 5 as the tutorial writes it (winston Console)' },
  { name: 'express-pino-http', label: 'Express 5 + helmet + pino-http' },
  { name: 'fastify-pino', label: 'fastify + pino' },
];

const CONNECTIONS = 32;
const SERVER_CORE = 0;
const CLIENT_CORE = 1;

/** A POST with a JSON body, one access line and a trace id: throughput and CPU time a request. */
export async function benchmarkHttp({ quick, progress }: RunOptions): Promise<BenchmarkResult> {
  const rounds = quick ? 2 : 5;
  const seconds = quick ? 2 : 5;
  const { aws, env } = await startAws();
  const measured = await inRounds(
    VARIANTS,
    rounds,
    ({ name }) => measure(name, seconds, env),
    progress,
  );
  await aws.stop();
  const where = canPin()
    ? 'the server on one core, the load generator and the reader of the log on the other'
    : 'nothing pinned to a core';
  const how =
    `${rounds} rounds of ${seconds} s after 1 s of warm-up, variants in turn; autocannon with ` +
    `${CONNECTIONS} connections in a process of its own, ${where}; stdout is a pipe that is read. ` +
    "CPU is the server's own (process.cpuUsage) and does not depend on how much load the generator can make.";
  const measurements = measured.flatMap(({ variant, measurements: rows }) =>
    rows.map((row, at) => ({ variant: variant.name, round: at + 1, ...row })),
  );
  return { how, tables: [httpTable(measured)], measurements };
}

async function measure(
  variant: string,
  seconds: number,
  env: Record<string, string>,
): Promise<HttpMeasurement> {
  const server = startChild(`http/variants/${variant}`, {
    env,
    core: SERVER_CORE,
    stdout: 'pipe',
    readerCore: CLIENT_CORE,
  });
  try {
    const { port } = await server.receive<{ port: number }>();
    await load(port, 1);
    const before = await server.ask<Usage>('usage');
    const result = await load(port, seconds);
    const after = await server.ask<Usage>('usage');
    const { requests, failed, p99 } = result;
    return {
      requestsPerSecond: requests / result.seconds,
      p99,
      cpuMicrosecondsPerRequest: (after.cpuMicroseconds - before.cpuMicroseconds) / requests,
      failed,
    };
  } finally {
    server.process.disconnect();
    await server.linesRead();
  }
}

async function load(port: number, seconds: number): Promise<LoadResult> {
  const generator = startChild('http/load-generator', {
    args: [
      String(port),
      String(CONNECTIONS),
      String(seconds),
      JSON.stringify({ 'x-api-key': API_KEY }),
    ],
    core: CLIENT_CORE,
    stdout: '/dev/null',
  });
  return generator.receive<LoadResult>();
}
