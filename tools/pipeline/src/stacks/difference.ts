import { isDeepStrictEqual } from 'node:util';
import type { Stack } from './stack.ts';

/** A stack whose template is not the one that is deployed. */
export interface DifferentStack extends Pick<Stack, 'name' | 'place' | 'service'> {
  /** What changes, a line for each resource: `+ AWS::SNS::Topic Alarms`. */
  readonly changes: readonly string[];
}

/** What differs between a stack and its deployed template; undefined for nothing. */
export function differenceOf(
  { name, place, service, template }: Stack,
  deployed: unknown,
): DifferentStack | undefined {
  if (isDeepStrictEqual(template, deployed)) return undefined;
  const changes = deployed === undefined ? ['+ the stack'] : changedResources(template, deployed);
  return { name, place, service, changes };
}

type Resources = Readonly<Record<string, { readonly Type?: string } | undefined>>;

function changedResources(template: unknown, deployed: unknown): string[] {
  const [now, before] = [resourcesOf(template), resourcesOf(deployed)];
  const lines = [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((id) => {
    const sign = before[id] === undefined ? '+' : now[id] === undefined ? '-' : '~';
    return isDeepStrictEqual(now[id], before[id])
      ? []
      : [`${sign} ${(now[id] ?? before[id])?.Type ?? 'resource'} ${id}`];
  });
  return lines.length > 0 ? lines : ['~ parameters, outputs or metadata'];
}

const resourcesOf = (template: unknown): Resources =>
  (template as { Resources?: Resources } | null)?.Resources ?? {};
