import { Construct } from 'constructs';
import type { DatabaseGrant, Environment, ServiceModel } from '@gatehouse/service-manifest';
import { leave } from '../parameters.ts';
import { databaseAlarms } from './database-alarms.ts';
import { DATABASE, DatabaseCluster } from './database-cluster.ts';
import { DatabaseNetwork, POSTGRES_PORT } from './database-network.ts';
import type { ServiceAlarm } from './service-alarm.ts';
import type { ServiceRoles } from './service-roles.ts';

/**
 * A PostgreSQL database of a service: the cluster, its network, its alarms, and the permissions and parameters with
 * which tasks connect.
 */
export class OwnedDatabase extends Construct {
  readonly alarms: readonly ServiceAlarm[];

  constructor(
    scope: Construct,
    environment: Environment,
    model: ServiceModel,
    { database }: DatabaseGrant,
    { roles, tasksGroupId }: { roles: ServiceRoles; tasksGroupId: string },
  ) {
    super(scope, `database-${database}`);
    const { names } = model;
    const network = new DatabaseNetwork(this, 'Network', model, database, tasksGroupId);
    const { cluster } = new DatabaseCluster(this, 'Aurora', environment, model, database, network);
    const id = cluster.attrDbClusterResourceId;
    // AWS chooses the id and the host name: the role gets them here, and the tasks from their deployment.
    roles.putIn(names.parameter(`database/${database}/id`), id);
    leave(this, names.parameter(`database/${database}/id`), id);
    leave(
      this,
      names.parameter(`database/${database}/url`),
      `postgresql://app@${cluster.attrEndpointAddress}:${POSTGRES_PORT}/${DATABASE}`,
    );
    this.alarms = databaseAlarms(this, model, database);
  }
}
