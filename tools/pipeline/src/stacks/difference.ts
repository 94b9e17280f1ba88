import { isDeepStrictEqual } from 'node:util';
import type { Stack } from './stack.ts';

/** A stack whose template differs from the deployed one. */
export interface DifferentStack extends Pick<Stack, 'name' | 'place' | 'service'> {
  /** The changes, one line for each resource: `+ AWS::SNS::Topic Alarms`. */
  readonly changes: readonly string[];
}

/** The differences between a stack and its deployed template; undefined if there are none. */
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
