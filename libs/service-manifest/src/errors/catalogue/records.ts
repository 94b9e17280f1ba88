import type { ErrorPages } from '../error-page.ts';

/** Errors of records, of unsafe changes, and of estimated costs. */
export const RECORDS = {
  'GH-RECORDS-001': {
    title: 'A record is of a newer version',
    cause:
      'A newer Gatehouse wrote the record. Reading it without knowing its fields would lose data.',
    fix: 'Upgrade Gatehouse here: `npx nx migrate @gatehouse/nx`.',
  },
  'GH-RECORDS-002': {
    title: 'A record is invalid',
    cause: 'A field is missing or contradicts the key under which the record is stored.',
    fix: 'Restore the previous version of the object (the bucket is versioned). The report lists damaged records as missing data.',
  },
  'GH-RECORDS-003': {
    title: 'A record cannot be written',
    cause: 'The folder is read-only, or others wrote the same record at the same time.',
    fix: 'Run the command again. Records are never overwritten, so nothing was lost.',
  },
  'GH-RECORDS-004': {
    title: 'The report does not know the service or environment',
    cause: 'Neither the workspace nor a record contains this name.',
    fix: 'Use one of the names in the message.',
  },
  'GH-RECORDS-005': {
    title: 'The report cannot be written or published',
    cause: 'A file of the same name with other content exists, or gatehouse.json names no topic.',
    fix: 'Follow the message. `gatehouse report` without `--publish` writes to a folder only.',
  },
  'GH-CHANGES-001': {
    title: 'A change is unsafe',
    cause: 'AWS would refuse the change, it would lose data, or it would cause an outage.',
    fix: 'Follow the line of each change: it says how to make the change in safe steps.',
  },
  'GH-COSTS-001': {
    title: 'There is no estimate of costs',
    cause: 'The file does not exist, is not an estimate, or has no such environment.',
    fix: 'Run `npx nx synth infrastructure`, which writes the estimate, then run the command again.',
  },
} as const satisfies ErrorPages<'RECORDS' | 'CHANGES' | 'COSTS'>;
