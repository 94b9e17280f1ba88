import type { DeploymentRecord } from '../../records/deployment-schema.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import { isGate, type PipelineRecord } from '../../records/record.ts';

/** A service in an environment, with all its records in order and without duplicates. */
export interface ServiceHistory {
  readonly service: string;
  readonly environment: string;
  readonly records: readonly PipelineRecord[];
  readonly gates: readonly GateRecord[];
  readonly deployments: readonly DeploymentRecord[];
}

/** Groups records by service and environment, sorted. A duplicate record counts once. */
export function historiesOf(records: readonly PipelineRecord[]): ServiceHistory[] {
  const services = new Map<string, Map<string, Map<number, PipelineRecord>>>();
  for (const record of records) {
    const environments = getOrMake(services, record.service, newMap<string, NumberedRecords>);
    getOrMake(environments, record.environment, newMap<number, PipelineRecord>).set(
      identityOf(record),
      record,
    );
  }
  return byName(services).flatMap(([service, environments]) =>
    byName(environments).map(([environment, known]): ServiceHistory => {
      const inOrder = [...known.values()].sort(
        (a, b) => a.at - b.at || rank(a) - rank(b) || a.sequence - b.sequence,
      );
      return {
        ...{ service, environment, records: inOrder },
        gates: inOrder.filter(isGate),
        deployments: inOrder.filter((record) => !isGate(record)),
      };
    }),
  );
}

type NumberedRecords = Map<number, PipelineRecord>;
const newMap = <K, V>() => new Map<K, V>();
const byName = <V>(all: ReadonlyMap<string, V>): (readonly [string, V])[] =>
  [...all].sort(([a], [b]) => (a < b ? -1 : 1));

function getOrMake<K, V>(all: Map<K, V>, key: K, make: () => V): V {
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  return made;
}

/** Within the same millisecond, a gate comes before the deployment that it allows. */
const RANKS = { gate: 0, deploy: 1, rollback: 1, rescan: 2 } as const;
const rank = ({ kind }: PipelineRecord) => RANKS[kind];

/** The same number for the same record: deployments and roll-backs share their numbers. */
const identityOf = (record: PipelineRecord) => record.sequence * 3 + rank(record);

/** Whether the requested revision has been running since then. */
export const succeeded = ({ outcome }: DeploymentRecord): boolean =>
  outcome === 'deployed' || outcome === 'unchanged';

export const placeOf = ({ service, environment }: ServiceHistory) => ({ service, environment });
