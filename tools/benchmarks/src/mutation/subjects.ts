/** Sources whose mutants the specs must notice. */
export interface Subject {
  /** Folder of the project. */
  readonly project: string;
  /** Path within the project. */
  readonly file: string;
  /** Specs that run first, as they notice most mutants soon. */
  readonly first: readonly string[];
  /** Lowest accepted share of noticed mutants, 0 to 1. */
  readonly goal: number;
}

const COMPOSITION = 1;
const OTHERS = 0.85;

export const SUBJECTS: readonly Subject[] = [
  subject('service-kit', 'create-service', COMPOSITION, ['composition', 'create-service', 'hooks']),
  subject('service-kit', 'server/express-server', COMPOSITION, [
    'server/express-server',
    'server/tls',
    'composition',
  ]),
  subject('service-kit', 'aws/attempt-handler', COMPOSITION, ['aws/attempt-handler']),
  subject('service-kit', 'aws/aws-clients', COMPOSITION, ['aws/aws-clients', 'wiring']),
  subject('shutdown', 'shutdown', OTHERS, ['shutdown', 'several']),
  subject('shutdown', 'server-drain', OTHERS, ['server-drain', 'long-lived']),
  subject('shutdown', 'connection', OTHERS, ['server-drain', 'long-lived']),
  subject('shutdown', 'resources', OTHERS, ['shutdown']),
  subject('secrets', 'create-secrets', OTHERS, ['load', 'refresh']),
  subject('secrets', 'secret-cache', OTHERS, ['refresh', 'outage', 'verify', 'secret-handle']),
  subject('secrets', 'secret-handle', OTHERS, ['secret-handle', 'verify']),
  subject('secrets', 'fetch-secret', OTHERS, ['hostile-responses', 'load']),
  subject('secrets', 'classify-failure', OTHERS, ['outage', 'load']),
  subject('secrets', 'refresh-delay', OTHERS, ['refresh-delay']),
];

function subject(library: string, name: string, goal: number, first: readonly string[]): Subject {
  return {
    project: `libs/${library}`,
    file: `src/${name}.ts`,
    first: first.map((spec) => `src/${spec}.spec.ts`),
    goal,
  };
}
