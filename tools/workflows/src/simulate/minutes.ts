import { asInstalled } from '../commands/as-installed.ts';

/**
 * Estimated minutes. Sources: GitHub's set-up of a hosted runner and a checkout; `npm ci` of this repository; an image
 * of a small service; a rolling deployment with health checks every 10 seconds. The exact figures do not matter,
 * because all walks use the same ones.
 */
export const RUNNER_MINUTES = 0.3;

const COMMANDS: readonly (readonly [RegExp, number])[] = [
  [/^npm ci/, 1],
  [/^npx (?:nx container|gatehouse image) .*--push/, 2.5],
  [/^npx (?:nx container|gatehouse image) .*--from/, 1],
  [/^npx nx container /, 2],
  [/^npx nx container-test /, 0.5],
  [/^npx nx affected /, 10],
  [/^npx nx sync:check/, 0.5],
  [/^npx nx synth /, 1],
  [/^pipx run cfn-lint/, 1],
  [/^npx nx /, 3],
  [/^npx gatehouse affected/, 0.7],
  [/^npx gatehouse stacks plan/, 0.3],
  [/^npx gatehouse stacks deploy/, 5],
  // ECR's scan on push takes 1.5 minutes, as long as the scanners' jobs, which start at the same time.
  [/^npx gatehouse gate .*--ecr/, 0.2],
  [/^npx gatehouse deploy/, 4],
  [/^npx gatehouse rollback/, 4],
  [/^npx gatehouse smoke/, 0.2],
  [/^npx /, 0.2],
  [/^docker:\/\/.*(?:trivy|grype)/, 1],
  [/^docker:\/\//, 0.5],
  [/^actions\/checkout@/, 0.2],
  [/^actions\/setup-node@/, 0.2],
  [/^actions\/attest@/, 0.2],
  [/^github\/codeql-action\/analyze@/, 4],
];

/** @param step A command, or the value of `uses:` */
export const minutesOf = (step: string): number =>
  COMMANDS.find(([pattern]) => pattern.test(asInstalled(step)))?.[1] ?? 0.1;
