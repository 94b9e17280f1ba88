import type { ErrorPages } from '../error-page.ts';

/** Errors of the policy and its exceptions. */
export const POLICY = {
  'GH-POLICY-001': {
    title: 'The policy is invalid',
    cause:
      'security/policy.json breaks its schema or contradicts itself. The message has a line for each problem.',
    fix: 'Fix the lines and run `gatehouse policy check`. An editor shows the same problems from the JSON schema.',
  },
  'GH-POLICY-002': {
    title: 'The policy does not cover the environment',
    cause: '"environments" of the policy has no entry of this name.',
    fix: 'Add the entry, or let "gate" of the environment in gatehouse.json name an existing one.',
  },
  'GH-POLICY-003': {
    title: 'There is no policy, or there are two',
    cause:
      'The file of `--policy` (default: security/policy.json) does not exist, or policy.json and policy.jsonc exist side by side.',
    fix: 'Restore the file from Git, or remove one of the two.',
  },
  'GH-POLICY-004': {
    title: 'An exception is invalid',
    cause:
      'A file in security/exceptions breaks its schema, ends before it begins, or lasts longer than the policy allows.',
    fix: 'Fix the lines of the message. `gatehouse exception new` drafts a valid file.',
  },
  'GH-POLICY-005': {
    title: 'The exceptions cannot be read',
    cause: 'The folder of `--exceptions` cannot be listed.',
    fix: 'Check the path and its permissions. The gate never decides without exceptions, because a revocation may be among them.',
  },
  'GH-POLICY-006': {
    title: 'A VEX document is invalid',
    cause: 'An OpenVEX document in the folder of exceptions lacks a field or has a wrong value.',
    fix: 'Compare it with https://github.com/openvex/spec and fix the fields that the message names.',
  },
  'GH-POLICY-007': {
    title: 'A package pattern or version range is invalid',
    cause: 'It is not a package URL, or not a range such as `vers:npm/>=1.0.0|<1.2.3`.',
    fix: 'Write `pkg:TYPE/NAME` with either a version or a range: https://github.com/package-url/vers-spec.',
  },
  'GH-POLICY-008': {
    title: 'The exception cannot be drafted',
    cause:
      'The finding has several versions without package URLs, or the result would break a rule of the policy.',
    fix: 'Write one exception for each package by hand, after the example in security/exceptions/README.md.',
  },
  'GH-POLICY-009': {
    title: 'The vulnerability is in none of the reports',
    cause:
      'No report of `--report` lists a finding of this id. An exception for nothing would hide a later finding.',
    fix: 'Use the id under which the gate lists the finding, and pass the report that contains it.',
  },
} as const satisfies ErrorPages<'POLICY'>;
