import { matchesEvent } from '../service/test/matches-event.ts';
import { accountTemplate } from './test/account-template.ts';

const { template } = accountTemplate();

const rules = Object.values(template.findResources('AWS::Events::Rule')).map(
  ({ Properties }) => Properties,
);
const heardBy = (event: object) =>
  rules
    .filter(({ EventPattern }) => matchesEvent(EventPattern, event))
    .map(({ Description }) => Description);

/** The example in https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html. */
const vulnerability = (detail: object = {}) => ({
  source: 'aws.inspector2',
  'detail-type': 'Inspector2 Finding',
  account: '111111111111',
  region: 'eu-central-1',
  detail: {
    severity: 'CRITICAL',
    status: 'ACTIVE',
    title: 'CVE-2026-0001 - openssl',
    description: 'A flaw',
    resources: [
      { id: 'arn:aws:ecr:eu-central-1:111111111111:repository/production/orders/sha256:0' },
    ],
    ...detail,
  },
});

/** The example in https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html. */
const misconfiguration = (finding: object = {}) => ({
  source: 'aws.securityhub',
  'detail-type': 'Security Hub Findings - Imported',
  account: '111111111111',
  region: 'eu-central-1',
  detail: {
    findings: [
      {
        ProductName: 'Security Hub',
        Severity: { Label: 'CRITICAL' },
        Workflow: { Status: 'NEW' },
        RecordState: 'ACTIVE',
        Title: 'S3.2',
        Description: 'A bucket is public',
        Resources: [{ Id: 'arn:aws:s3:::open' }],
        ...finding,
      },
    ],
  },
});

it('collects findings of the AWS best practices standard', () => {
  template.hasResourceProperties('AWS::SecurityHub::Hub', {
    AutoEnableControls: true,
    EnableDefaultStandards: false,
  });
  template.hasResourceProperties('AWS::SecurityHub::Standard', {
    StandardsArn:
      'arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0',
  });
});

it('reports a CRITICAL vulnerability', () => {
  expect(heardBy(vulnerability())).toEqual(['CRITICAL finding of Inspector']);
});

it('ignores builds, on which the gate decides, and resources that are not images', () => {
  const build = 'arn:aws:ecr:eu-central-1:111111111111:repository/build/orders/sha256:0';
  expect(heardBy(vulnerability({ resources: [{ id: build }] }))).toEqual([]);
  const lambda = 'arn:aws:lambda:eu-central-1:111111111111:function:build';
  expect(heardBy(vulnerability({ resources: [{ id: lambda }] }))).toHaveLength(1);
});

it.each([{ severity: 'HIGH' }, { status: 'CLOSED' }, { status: 'SUPPRESSED' }])(
  'ignores a vulnerability of %j',
  (detail) => {
    expect(heardBy(vulnerability(detail))).toEqual([]);
  },
);

it('reports a CRITICAL finding of Security Hub', () => {
  expect(heardBy(misconfiguration())).toHaveLength(1);
});

it.each([
  { Severity: { Label: 'HIGH' } },
  { Workflow: { Status: 'SUPPRESSED' } },
  { Workflow: { Status: 'RESOLVED' } },
  { RecordState: 'ARCHIVED' },
])('ignores a finding of %j', (finding) => {
  expect(heardBy(misconfiguration(finding))).toEqual([]);
});

it('does not report the findings of Inspector twice', () => {
  expect(heardBy(misconfiguration({ ProductName: 'Inspector' }))).toEqual([]);
});

it.each([vulnerability(), misconfiguration()])('has a readable message: %#', (event) => {
  const [rule] = rules.filter(({ EventPattern }) => matchesEvent(EventPattern, event));
  const [{ Arn, InputTransformer }] = rule!.Targets;
  expect(Arn).toBe('arn:aws:sns:eu-central-1:111111111111:gatehouse-operations');
  const text = Object.entries(InputTransformer.InputPathsMap as Record<string, string>).reduce(
    (template, [name, path]) => template.replaceAll(`<${name}>`, String(at(path, event))),
    JSON.parse(InputTransformer.InputTemplate) as string,
  );
  expect(text).toMatch(/^CRITICAL \w+ in arn:aws:\S+ \(account 1{12}, eu-central-1\): .+\. A /);
  expect(text).not.toMatch(/undefined|[<>]/);
});

function at(path: string, event: unknown): unknown {
  return path
    .replace('$.', '')
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce((value, field) => (value as Record<string, unknown> | undefined)?.[field], event);
}
