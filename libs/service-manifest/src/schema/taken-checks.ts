/** Jobs of ci.yml, and rendered workflows. */
export const TAKEN_CHECKS = [
  ...['affected', 'code', 'workflows', 'infrastructure', 'images', 'ci', 'ci-batch', 'bases'],
  ...[
    'codeql',
    'deliver',
    'deliver-batch',
    'deliver-service',
    'gate',
    'records',
    'report',
    'rescan',
  ],
  ...['rescan-batch', 'rollback', 'scorecard', 'superseded'],
];
