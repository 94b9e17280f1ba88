import type { ProjectGraph } from '@nx/devkit';
import { HashPlanInspector } from 'nx/src/hasher/hash-plan-inspector.js';
import { outputsOf, type CachedTask } from './cached-tasks.ts';
import type { DeclaredInputs } from './declared-inputs.ts';

const ALL_PACKAGES = 'AllExternalDependencies';

/**
 * Prepares a look-up of what tasks declare, by the plan that Nx itself hashes them by.
 * `nx show target inputs` prints the same, one task a call.
 */
export async function readDeclaredInputs(
  graph: ProjectGraph,
  root: string,
): Promise<(task: CachedTask) => DeclaredInputs> {
  const inspector = new HashPlanInspector(graph, root);
  await inspector.init();
  return ({ project, target }) => {
    const id = `${project}:${target}`;
    const plans = inspector.inspectTaskInputs({ project, target });
    const plan = plans[id];
    if (plan === undefined) throw new Error(`${id}: Nx has no plan of its inputs`);
    const hashesOutputs = (graph.nodes[project]?.data.targets?.[target]?.inputs ?? []).some(
      (input) => typeof input === 'object' && 'dependentTasksOutputFiles' in input,
    );
    return {
      files: new Set(plan.files),
      dependencyOutputs: hashesOutputs
        ? Object.keys(plans)
            .filter((each) => each !== id)
            .flatMap((each) => outputsOfTask(graph, each))
        : [],
      packages: plan.external.includes(ALL_PACKAGES)
        ? undefined
        : new Set(plan.external.map(packageName)),
      commands: plan.runtime,
    };
  };
}

function outputsOfTask(graph: ProjectGraph, id: string): string[] {
  const separator = id.lastIndexOf(':');
  const node = graph.nodes[id.slice(0, separator)];
  const target = node?.data.targets?.[id.slice(separator + 1)];
  return node && target ? outputsOf(target, node.data.root) : [];
}

/** Of `npm:@scope/name` or `npm:name@1.2.3`, as Nx names packages that are installed in several versions. */
const packageName = (node: string) => node.replace(/^npm:/, '').replace(/(?<=.)@.*$/, '');
