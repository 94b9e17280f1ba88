import type { WrongManifest } from './wrong-manifest.ts';

/** Grants of nothing, of something unknown, or of two things. */
export const WRONG_KINDS: WrongManifest[] = [
  [
    'a grant of nothing',
    { grants: [{ access: 'read' }] },
    'grants[0]: must name one of topic, table, bucket, queue, volume, database',
  ],
  [
    'a grant of something else',
    { grants: [{ stream: 'x' }] },
    'grants[0]: must name one of topic, table, bucket, queue, volume, database',
  ],
  [
    'a grant of two things',
    { grants: [{ topic: 'x', bucket: 'xyz', access: 'read' }] },
    'grants[0]: must name one of topic, table, bucket, queue, volume, database',
  ],
];
