/**
 * A string of a template as CloudFormation joins it, with the name of each parameter and resource in place of its
 * value.
 */
export function resolved(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, ...functions } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return `<${Ref}>`;
  const attribute = functions['Fn::GetAtt'];
  if (Array.isArray(attribute)) return `<${attribute.join('.')}>`;
  const [separator, parts] = functions['Fn::Join'] as [string, unknown[]];
  return parts.map(resolved).join(separator);
}
