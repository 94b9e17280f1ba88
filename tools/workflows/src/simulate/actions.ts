import type { Inputs } from './action-inputs.ts';
import { assumeRole } from './assume-role.ts';
import { failed, type FileContent, type JobContext, type StepEnd } from './job-context.ts';

/** The effects of third parties' actions that other steps depend on. */
export function runAction(uses: string, inputs: Inputs, job: JobContext): StepEnd {
  const name = uses.replace(/@.*$/, '');
  if (name === 'actions/checkout')
    return job.permissions['contents'] === undefined ? failed('it needs "contents: read"') : {};
  if (name === 'actions/upload-artifact') return upload(inputs, job);
  if (name === 'actions/download-artifact') return download(inputs, job);
  if (name === 'actions/attest') return attest(inputs, job);
  if (name === 'aws-actions/configure-aws-credentials') return assumeRole(inputs, job);
  if (name === 'aws-actions/amazon-ecr-login')
    return job.roles.size > 0 ? {} : failed('it needs a role to log in');
  if (/^github\/codeql-action\/(?:analyze|upload-sarif)$/.test(name)) return upLoadFindings(job);
  if (uses.startsWith('docker://')) return runProgram(uses, inputs, job);
  return {};
}

function upload({ name = '', path = '' }: Inputs, { files, artifacts }: JobContext): StepEnd {
  const file = files.get(path);
  if (file === undefined) return failed(`no file ${path} to upload`);
  artifacts.set(name, new Map([[path, file]]));
  return {};
}

function download({ name = '' }: Inputs, { files, artifacts }: JobContext): StepEnd {
  const artifact = artifacts.get(name);
  if (artifact === undefined) return failed(`no artifact ${name}`);
  for (const [path, file] of artifact) files.set(path, file);
  return {};
}

function attest(inputs: Inputs, job: JobContext): StepEnd {
  const { permissions, world, commit } = job;
  if (permissions['id-token'] !== 'write' || permissions['attestations'] !== 'write')
    return failed('it needs "id-token: write" and "attestations: write"');
  const image = `${inputs['subject-name']}@${inputs['subject-digest']}`;
  if (inputs['sbom-path'] === undefined && inputs['subject-path'] === undefined)
    world.attested.set(image, commit);
  return {};
}

/** GitHub's refusal of the upload; it requires `actions: read`, as in a private repository. */
const upLoadFindings = ({ permissions, event }: JobContext): StepEnd =>
  event === 'pull_request' ||
  (permissions['security-events'] === 'write' && permissions['actions'] === 'read')
    ? {}
    : failed('it needs "security-events: write" and "actions: read"');

/** Scanners read the image from a file, and write a report. */
function runProgram(image: string, { args = '' }: Inputs, { files }: JobContext): StepEnd {
  const scanner = /trivy|grype/.exec(image)?.[0];
  if (scanner === undefined) {
    files.set('scorecard.sarif', { kind: 'other' });
    return {};
  }
  const scanned = files.get('image.tar');
  const output = /(?:--output|--file) (\S+\.json)/.exec(args)?.[1];
  if (scanned === undefined) return failed('there is no image.tar');
  if (output === undefined) return failed('it has no option for the path of its report');
  const report: FileContent = { kind: 'report', scanner, image: scanned.image ?? '' };
  // A filtered report does not count: the gate would not decide on it.
  if (!/--(?:severity|ignore|only-fixed|skip|vex|exclude|pkg-types)/.test(args))
    files.set(output, report);
  return {};
}
