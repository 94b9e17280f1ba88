const PSEUDO = new Map([['AWS::Partition', 'aws']]);

/** Resolves references as CloudFormation does: each becomes the ARN of its resource. */
export function resolve(value: unknown, arnOf: (logicalId: string) => string | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, arnOf));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, never>;
  const id: string | undefined = Ref ?? attribute?.[0];
  if (id !== undefined) return PSEUDO.get(id) ?? arnOf(id) ?? `{{${id}}}`;
  if (join !== undefined) return (resolve(join[1], arnOf) as string[]).join(join[0]);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolve(item, arnOf)]),
  );
}
