import { REGISTRY } from '@gatehouse/service-manifest';
import { failed, type JobContext, type StepEnd } from './job-context.ts';
import { newerTemplates, type World } from './world.ts';

/** The environment and the service of a stack. */
export function stackPlace(name: string): { place: string; service: string | undefined } {
  const [, place = '', service] = /^gatehouse-(\w+)-(?:service-)?(.*)$/.exec(name) ?? [];
  return { place, service: name.includes('-service-') ? service : undefined };
}

/** Stacks whose template differs from the deployed one. */
const differentIn = ({ scenario, stacks }: World, commit: number): string[] =>
  Object.entries(scenario.templates?.(commit) ?? {})
    .filter(([name, version]) => stacks.get(name) !== version)
    .map(([name]) => name);

export interface Behind {
  shared: boolean;
  services: string[];
}

/** The output of `gatehouse stacks plan --format github`. */
export function planStacks(job: JobContext): StepEnd {
  const { world, commit, now } = job;
  const different = differentIn(world, commit);
  const plan: Record<string, Behind> = {};
  for (const name of different) {
    const { place, service } = stackPlace(name);
    const behind = (plan[place] ??= { shared: false, services: [] });
    if (service === undefined) behind.shared = true;
    else behind.services.push(service);
  }
  const places = [REGISTRY, ...world.scenario.environments.map(({ name }) => name)];
  const superseded = newerTemplates(world, commit, now);
  return {
    outputs: {
      // Without quotation marks, which would end a word in the simulator's command lines.
      stacks: different.length === 0 ? '{}' : encodeURIComponent(JSON.stringify(plan)),
      ...Object.fromEntries(
        places.map((place) => [
          `stacks-${place}`,
          superseded ? '' : different.filter((name) => stackPlace(name).place === place).join(' '),
        ]),
      ),
    },
  };
}

/** Simulates `gatehouse stacks deploy`. */
export function deployStacks(
  job: JobContext,
  environment: string,
  names: readonly string[],
  except: readonly string[],
): StepEnd {
  const { world, commit, attempt, now, run } = job;
  if (newerTemplates(world, commit, now)) return { outputs: { shared: 'true', failed: '' } };
  const templates = world.scenario.templates?.(commit) ?? {};
  const deploy = (stack: string): boolean => {
    if (world.scenario.stackFails?.(stack, attempt, commit)) return false;
    world.stacks.set(stack, templates[stack]!);
    world.trace.stacks.push({ run, environment, stack, commit, at: now });
    return true;
  };
  const all = names.map((name) => ({ name, service: stackPlace(name).service }));
  const shared = all
    .filter(({ service }) => service === undefined)
    .every(({ name }) => deploy(name));
  const without = new Set(except);
  for (const { name, service } of all)
    if (service !== undefined && (!shared || (!without.has(service) && !deploy(name))))
      without.add(service);
  const record = { commit, attempt, shared, failed: [...without] };
  world.recorded.set(environment, record);
  const outputs = { shared: String(shared), failed: [...without].join(' ') };
  const isFine = shared && without.size === except.length;
  return isFine ? { outputs } : { outputs, ...failed('a stack failed') };
}
