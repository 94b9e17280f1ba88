import {
  isGate,
  type DeploymentRecord,
  type GateRecord,
  type PipelineRecord,
} from '../../records/record.ts';

/** A service in an environment, and all that was recorded of it, in order and each once. */
export interface Place {
  readonly service: string;
  readonly environment: string;
  readonly records: readonly PipelineRecord[];
  readonly gates: readonly GateRecord[];
  readonly deployments: readonly DeploymentRecord[];
}

/** Groups records by place, sorted by service and environment. A record that is there twice counts once. */
export function placesOf(records: readonly PipelineRecord[]): Place[] {
  const all = new Map<string, Map<string, PipelineRecord>>();
  for (const record of records) {
    const key = `${record.service}\n${record.environment}`;
    const known = all.get(key) ?? new Map<string, PipelineRecord>();
    all.set(key, known);
    known.set(`${isGate(record) ? record.kind : 'deploy'} ${record.sequence}`, record);
  }
  return [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, known]) => {
      const [service = '', environment = ''] = key.split('\n');
      const inOrder = [...known.values()].sort((a, b) => a.at - b.at || rank(a) - rank(b));
      return {
        service,
        environment,
        records: inOrder,
        gates: inOrder.filter(isGate),
        deployments: inOrder.filter((record) => !isGate(record)),
      };
    });
}

/** Of what was recorded in the same millisecond: a gate comes before the deployment that it allows. */
const rank = (record: PipelineRecord) =>
  ({ gate: 0, deploy: 1, rollback: 1, rescan: 2 })[record.kind] * 1e9 + record.sequence;

/** Whether what was asked for is what runs since then. */
export const succeeded = ({ outcome }: DeploymentRecord): boolean =>
  outcome === 'deployed' || outcome === 'unchanged';
