/** A change of one of the real files that somebody could make, and that a rule or a checker has to find. */
export interface BadChange {
  readonly rule: string;
  readonly file: string;
  /** What is replaced, at its first place, and by what. */
  readonly from: string;
  readonly to: string;
}

const workflow = (name: string) => `.github/workflows/${name}.yml`;
const action = (name: string) => `.github/actions/${name}/action.yml`;
const change = (rule: string, file: string, from: string, to: string): BadChange => ({
  rule,
  file,
  from,
  to,
});

const CI = workflow('ci');
const DELIVER = workflow('deliver-service');

/** At least one for each rule and checker. */
export const BAD_CHANGES: readonly BadChange[] = [
  change('github-parser', CI, 'runs-on:', 'runs-onn:'),
  change('github-parser', DELIVER, 'needs: [build, scan-trivy,', 'needs: [build, scam-trivy,'),
  change('github-parser', action('aws'), 'shell: bash', 'shel: bash'),
  change('actionlint', CI, 'steps.affected.outputs.any', 'steps.effected.outputs.any'),
  change('actionlint', DELIVER, 'needs.build.outputs.image', 'needs.build.outputs.imgae'),
  change('shellcheck', DELIVER, '"$SERVICE"', '$SERVICE'),
  change('callee-permissions', workflow('deliver'), 'attestations: write', 'attestations: read'),
  change('callee-permissions', DELIVER, 'contents: read', 'contents: write'),
  change('checkout-credentials', CI, 'persist-credentials: false', 'persist-credentials: true'),
  change('dependabot-cooldown', '.github/dependabot.yml', 'default-days: 7', 'default-days: 0'),
  change(
    'fails-closed',
    DELIVER,
    '  scan-trivy:\n',
    '  scan-trivy:\n    continue-on-error: true\n',
  ),
  change('gate-apart', workflow('gate'), 'role: gate', 'role: build'),
  change('gate-before-deploy', DELIVER, '[build, gate-production, smoke-staging]', '[build]'),
  change('gate-before-deploy', DELIVER, 'needs: deploy-staging', 'needs: build'),
  change('gate-before-deploy', DELIVER, '[build, scan-trivy, scan-grype]', '[build, scan-trivy]'),
  change('known-commands', CI, 'npx nx sync:check', 'npx nx sync:chekc'),
  change('known-commands', workflow('gate'), '--ecr --report', '--ecr --reprot'),
  change('known-environments', workflow('rollback'), 'staging, production', 'production'),
  change('known-environments', DELIVER, 'environment: staging', 'environment: stage'),
  change(
    'known-environments',
    DELIVER,
    'environment: staging\n    conc',
    'environment: stage\n    conc',
  ),
  change('known-inputs', workflow('deliver-batch'), 'service: ${{', 'sevice: ${{'),
  change('known-inputs', DELIVER, 'environment: staging\n          image', 'image'),
  change('least-permissions', CI, 'permissions: {}', 'permissions: write-all'),
  change('least-permissions', DELIVER, '# to push as the build role, and to sign attestations', ''),
  change('literal-concurrency', CI, 'group: ci-', 'group: ${{ github.workflow }}-'),
  change('literal-concurrency', DELIVER, '}}-production', '}}-staging'),
  change('literal-concurrency', DELIVER, 'in-progress: false', 'in-progress: true'),
  change('merge-queue', CI, '  merge_group:\n', ''),
  change('named-runner', CI, 'ubuntu-24.04', 'ubuntu-latest'),
  change('no-adhoc-packages', CI, 'npx nx sync:check', 'npx nx@latest sync:check'),
  change('no-adhoc-packages', CI, 'cfn-lint==1.51.0', 'cfn-lint'),
  change(
    'no-cache-in-delivery',
    workflow('rescan'),
    'setup\n',
    "setup\n        with:\n          cache: 'true'\n",
  ),
  change('no-cache-in-delivery', DELIVER, "cache: 'false'", "cache: 'true'"),
  change(
    'no-cache-in-delivery',
    action('setup'),
    'package-manager-cache: false',
    'check-latest: true',
  ),
  change(
    'no-credentials-on-pull-requests',
    workflow('ci-batch'),
    'contents: read',
    'id-token: write',
  ),
  change(
    'no-credentials-on-pull-requests',
    workflow('deliver'),
    'push:\n    branches: [main]',
    'pull_request:',
  ),
  change('no-environment-files', CI, '>> "$GITHUB_OUTPUT"', '>> "$GITHUB_ENV"'),
  change('no-expressions-in-code', workflow('rollback'), '"$SERVICE"', '"${{ inputs.service }}"'),
  change('no-static-keys', action('aws'), 'role-to-assume:', 'aws-access-key-id:'),
  change('pinned-actions', CI, '# v7.0.1', '# v7.0.0'),
  change('pinned-actions', action('setup'), 'actions/setup-node@8', 'actions/setup-node@9'),
  change('pinned-actions', 'security/action-pins.json', 'v7.0.1', 'v7.0.2'),
  change('pinned-scanner', DELIVER, 'version: v0.70.0', 'version: latest'),
  change('pinned-scanner', DELIVER, 'grype-version: v0.117.0', 'grype-version: latest'),
  change(
    'pins-in-use',
    'security/action-pins.json',
    '{',
    '{"evil/action": {"tag": "v1", "sha": "0"},',
  ),
  change('required-job', CI, 'if: always()', 'if: success()'),
  change(
    'required-job',
    CI,
    "== 'skipped' && needs.affected.outputs.any == 'false'",
    "== 'skipped'",
  ),
  change('required-job', CI, 'needs: [affected, code,', 'needs: [affected,'),
  change(
    'roles-in-their-place',
    DELIVER,
    'environment: production\n    concurrency',
    'concurrency',
  ),
  change('roles-in-their-place', workflow('rollback'), 'role: deploy', 'role: build'),
  change('roles-in-their-place', DELIVER, 'role: build', 'role: gate'),
  change('roles-in-their-place', workflow('rescan-batch'), 'role: rescan', 'role: gate'),
  change('safe-triggers', CI, '  pull_request:', '  pull_request_target:'),
  change(
    'scanners-apart',
    DELIVER,
    'permissions: {}\n    steps',
    'permissions:\n      id-token: write # for fun\n    steps',
  ),
  change(
    'secrets-in-environments',
    workflow('deliver'),
    '    with:\n      services',
    '    secrets: inherit\n    with:\n      services',
  ),
  change('secrets-in-environments', workflow('bases'), 'github.token', 'secrets.TOKEN'),
  change('thin-steps', CI, 'npx nx sync:check', 'npx nx sync:check | tee log'),
  change('time-limits', CI, '    timeout-minutes: 10\n', ''),
];
