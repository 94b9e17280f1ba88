import { hasCodeScanning, NPM } from '@gatehouse/service-manifest';
import { awsAction } from './actions/aws.ts';
import { deployAction } from './actions/deploy.ts';
import { gatehouseAction } from './actions/gatehouse.ts';
import { setupAction } from './actions/setup.ts';
import { ciBatch } from './checks/ci-batch.ts';
import { ci } from './checks/ci.ts';
import { codeql } from './checks/codeql.ts';
import { scorecard } from './checks/scorecard.ts';
import { codeowners } from './codeowners.ts';
import { command } from './delivery/command.ts';
import { deliverBatch } from './delivery/deliver-batch.ts';
import { deliverService } from './delivery/deliver-service.ts';
import { deliver } from './delivery/deliver.ts';
import { gate } from './delivery/gate.ts';
import { superseded } from './delivery/superseded.ts';
import { dependabot } from './dependabot.ts';
import { GITHUB_HEADER } from './header.ts';
import type { RenderInput } from './input.ts';
import { bases } from './operations/bases.ts';
import { infrastructure } from './operations/infrastructure.ts';
import { records } from './operations/records.ts';
import { report } from './operations/report.ts';
import { rescanBatch } from './operations/rescan-batch.ts';
import { rescan } from './operations/rescan.ts';
import { rollback } from './operations/rollback.ts';
import { stagesOf } from './stages.ts';
import { stepsOf } from './steps.ts';

/**
 * All files of a workspace that GitHub reads, by their path: workflows, the actions that they share, Dependabot and
 * code owners. Pure: the same input gives the same text.
 */
export function renderGithub(input: RenderInput): Map<string, string> {
  const { workspace, packageManager = NPM } = input;
  const steps = stepsOf(input);
  const stages = stagesOf(workspace);
  const workflows = {
    bases: bases(steps),
    ci: ci(steps, workspace),
    'ci-batch': ciBatch(steps, stages),
    ...(hasCodeScanning(workspace) && { codeql: codeql(steps) }),
    command: command(steps),
    deliver: deliver(steps, stages),
    'deliver-batch': deliverBatch(steps),
    'deliver-service': deliverService(steps, stages),
    gate: gate(steps, stages),
    infrastructure: infrastructure(steps),
    records: records(steps),
    report: report(steps),
    rescan: rescan(steps, stages),
    'rescan-batch': rescanBatch(steps, stages),
    rollback: rollback(steps, stages),
    scorecard: scorecard(steps),
    superseded: superseded(steps),
  };
  const actions = {
    aws: awsAction(steps, workspace, input.groups),
    deploy: deployAction(steps),
    gatehouse: gatehouseAction(steps),
    setup: setupAction(steps, packageManager),
  };
  const texts = [
    ...Object.entries(workflows).map(([name, text]) => [workflowFile(name), text] as const),
    ...Object.entries(actions).map(([name, text]) => [actionFile(name), text] as const),
    ['.github/dependabot.yml', dependabot()] as const,
    ['.github/CODEOWNERS', codeowners(workspace)] as const,
  ];
  return new Map(texts.map(([path, text]) => [path, GITHUB_HEADER + text]));
}

const workflowFile = (name: string): string => `.github/workflows/${name}.yml`;
const actionFile = (name: string): string => `.github/actions/${name}/action.yml`;
