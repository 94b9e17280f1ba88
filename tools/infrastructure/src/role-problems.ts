import type { Resource } from './costs/template.ts';

interface Statement {
  readonly Effect?: string;
  readonly Action?: string | string[];
  readonly NotAction?: unknown;
  readonly NotResource?: unknown;
}

/**
 * Finds excessive permissions in all roles of a template: Gatehouse's, those of the CDK's helper functions, and those
 * of a service's own infrastructure; pure. AWS managed policies are checked as well, because they can grow without a
 * change on our side.
 */
export function roleProblems(
  stackName: string,
  resources: Readonly<Record<string, Resource>> = {},
): string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties = {} }]) => {
    if (!/^AWS::IAM::(?:Role|RolePolicy|Policy|ManagedPolicy|User|Group)$/.test(Type)) return [];
    const say = (message: string) => `${stackName}, ${id}: ${message}`;
    const documents = [
      Properties['PolicyDocument'],
      ...((Properties['Policies'] ?? []) as { PolicyDocument: unknown }[]).map(
        ({ PolicyDocument }) => PolicyDocument,
      ),
    ];
    const statements = documents.flatMap(
      (document) => (document as { Statement?: Statement[] } | undefined)?.Statement ?? [],
    );
    const managed = ((Properties['ManagedPolicyArns'] ?? []) as unknown[])
      .map(textOf)
      .filter((arn) => /:policy\//.test(arn));
    return [
      ...(Type === 'AWS::IAM::User' ? [say('is a user with its own keys; use a role')] : []),
      ...managed.map((arn) =>
        say(`has the managed policy ${arn}; list the needed actions instead`),
      ),
      ...statements
        .filter(({ Effect }) => Effect !== 'Deny')
        .flatMap(({ Action = [], NotAction, NotResource }) => [
          ...[Action]
            .flat()
            .filter((action) => /\*/.test(action))
            .map((action) => say(`allows ${action}; name each action`)),
          ...((NotAction ?? NotResource)
            ? [say('allows by exception (NotAction or NotResource); list what it allows')]
            : []),
        ]),
    ];
  });
}

/** An ARN with the parts that CloudFormation joins. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': join, 'Fn::Sub': sub } = value as {
    'Fn::Join'?: [string, unknown[]];
    'Fn::Sub'?: unknown;
  };
  if (join) return join[1].map((part) => (typeof part === 'string' ? part : 'aws')).join(join[0]);
  return typeof sub === 'string' ? sub : JSON.stringify(value);
}
