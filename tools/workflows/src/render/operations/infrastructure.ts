import { lockfilesOf, type PackageManager } from '@gatehouse/service-manifest';
import type { Stage } from '../stages.ts';
import { prepared, type Steps } from '../steps.ts';
import { lines, paragraphs, yaml } from '../yaml.ts';

const REGISTRY = 'registry';

/** `.github/workflows/infrastructure.yml` */
export const infrastructure = (
  steps: Steps,
  stages: readonly Stage[],
  manager: PackageManager,
): string => yaml`
  # What the services stand on: first what would change, then, environment by environment, the change.
  name: infrastructure

  on:
    push:
      branches: [main]
      paths:
        - apps/infrastructure/**
        - apps/*/service.json
        - libs/service-manifest/**
        - tools/infrastructure/**
        - gatehouse.json
        - ${lockfilesOf(manager)[0] ?? ''}
    workflow_dispatch:

  permissions: {}

  jobs:
    # For the reviewers, who see it before they approve: hence without an environment, and with a role that only reads.
    diff:
      name: diff \${{ matrix.environment }}
      strategy:
        fail-fast: false
        matrix:
          environment:
            ${lines([REGISTRY, ...stages.map(({ name }) => name)].map((name) => `- ${name}\n`))}
      runs-on: ubuntu-24.04
      timeout-minutes: 20
      permissions:
        contents: read # to check out
        id-token: write # to see what is deployed, as the status role of the environment
      env:
        ENVIRONMENT: \${{ matrix.environment }}
      steps:
        ${prepared(steps)}
        ${steps.role('status', '${{ matrix.environment }}')}
        - run: npx nx diff infrastructure "gatehouse-$ENVIRONMENT-*" --method=template

    ${deploy(steps, REGISTRY, ['diff'])}

    ${paragraphs(stages.map(({ name, after }) => deploy(steps, name, jobsOf(after))))}
`;

const jobsOf = (after: readonly string[]): string[] =>
  after.length === 0 ? [jobOf(REGISTRY)] : after.map(jobOf);

/** No environment can be called as another job. */
const jobOf = (name: string): string => `deploy-${name}`;

const deploy = (steps: Steps, name: string, needs: readonly string[]): string => yaml`
  ${jobOf(name)}:
    needs:
      ${lines(needs.map((need) => `- ${need}\n`))}
    environment: ${name}
    concurrency:
      group: infrastructure-${name}
      cancel-in-progress: false
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    permissions:
      contents: read # to check out
      id-token: write # to deploy stacks, as the infrastructure role of ${name}
    steps:
      ${prepared(steps)}
      ${steps.role('infrastructure', name)}
      - run: npx nx deploy infrastructure 'gatehouse-${name}-*' --require-approval=never
`;
