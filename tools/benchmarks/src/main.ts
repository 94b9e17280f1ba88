import { parseArguments, UsageError, type Arguments, type Name } from './arguments.ts';
import type { Benchmark, BenchmarkResult } from './harness/benchmark.ts';
import { machine } from './harness/machine.ts';
import { buildScripts } from './harness/scripts.ts';
import { renderTable } from './harness/table.ts';

const BENCHMARKS: Record<Name, () => Promise<Benchmark>> = {
  logging: async () => (await import('./logging/benchmark.ts')).benchmarkLogging,
  http: async () => (await import('./http/benchmark.ts')).benchmarkHttp,
  start: async () => (await import('./start/benchmark.ts')).benchmarkStart,
  restart: async () => (await import('./restart/benchmark.ts')).benchmarkRestart,
  workspace: async () => (await import('./workspace/benchmark.ts')).benchmarkWorkspace,
  container: async () => (await import('./container/benchmark.ts')).benchmarkContainer,
  gate: async () => (await import('./gate/benchmark.ts')).benchmarkGate,
  report: async () => (await import('./report/benchmark.ts')).benchmarkReport,
  synthesis: async () => (await import('./synthesis/benchmark.ts')).benchmarkSynthesis,
  soak: async () => (await import('./soak/benchmark.ts')).benchmarkSoak,
};

async function run({ names, quick, json, seconds }: Arguments): Promise<void> {
  const heading = machine();
  const reports: Record<string, BenchmarkResult> = {};
  if (!json) process.stdout.write(`${heading}\n`);
  await buildScripts();
  for (const name of names) {
    const benchmark = await BENCHMARKS[name]();
    const report = await benchmark({
      quick,
      seconds,
      progress: (message) => process.stderr.write(`${name}: ${message}\n`),
    });
    reports[name] = report;
    if (!json) process.stdout.write(`\n${asText(name, report)}\n`);
  }
  if (json)
    process.stdout.write(`${JSON.stringify({ machine: heading, quick, reports }, null, 2)}\n`);
}

function asText(name: Name, { how, tables }: BenchmarkResult): string {
  return [`== ${name} ==`, how, ...tables.map((table) => `\n${renderTable(table)}`)].join('\n');
}

try {
  await run(parseArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
