import { CreateServiceCommand, ECSClient, type CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { Delivery } from '../../delivery/delivery.ts';
import type { LocalAws } from '../../local-aws.ts';
import { startLocalAws } from '../../start.ts';
import { clientOptions } from '../../test/client-options.ts';
import { ShopCalls } from './shop-calls.ts';
import type { Scenario, ScenarioOptions } from '../simulation/scenario.ts';
import { CLUSTER, SERVICE, LOG_GROUP, MANIFEST, guarded } from './shop.ts';

/** An embedded AWS whose ECS advances only on request, with a cluster and everything that a service needs. */
export class EcsWorld extends ShopCalls {
  readonly aws: LocalAws;
  readonly delivery: Delivery;
  readonly targetGroupArn: string;
  readonly alternateTargetGroupArn: string;

  static async start(): Promise<EcsWorld> {
    const aws = await startLocalAws({ tickMs: 0 });
    return new EcsWorld(aws, await aws.delivery());
  }

  private constructor(aws: LocalAws, delivery: Delivery) {
    super(new ECSClient(clientOptions(aws.url)));
    this.aws = aws;
    this.delivery = delivery;
    delivery.ecs.createCluster(CLUSTER);
    delivery.logs.createGroup(LOG_GROUP);
    delivery.ecr.createRepository(SERVICE);
    delivery.ecr.push(SERVICE, MANIFEST);
    for (const alarm of guarded.alarms?.alarmNames ?? []) delivery.alarms.create(alarm);
    const { loadBalancing } = delivery;
    this.targetGroupArn = loadBalancing.createTargetGroup(SERVICE, 3000);
    this.alternateTargetGroupArn = loadBalancing.createTargetGroup(`${SERVICE}-alternate`, 3000);
  }

  /** Registers a revision and creates the service, whose first deployment has not begun. */
  async create(change: Partial<CreateServiceRequest> = {}): Promise<string> {
    const taskDefinition = await this.register();
    await this.client.send(
      new CreateServiceCommand({
        cluster: CLUSTER,
        serviceName: SERVICE,
        taskDefinition,
        desiredCount: 2,
        deploymentConfiguration: guarded,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
        loadBalancers: [
          { targetGroupArn: this.targetGroupArn, containerName: 'app', containerPort: 3000 },
        ],
        ...change,
      }),
    );
    return taskDefinition;
  }

  /** Creates the service and waits until it is steady. */
  async createSteady(change?: Partial<CreateServiceRequest>): Promise<string> {
    const taskDefinition = await this.create(change);
    this.delivery.ecs.advance(10);
    return taskDefinition;
  }

  /** Starts a deployment of a new revision with this scenario. */
  async deploy(scenario: Scenario, options?: ScenarioOptions): Promise<string> {
    this.delivery.ecs.next(SERVICE, scenario, options);
    const taskDefinition = await this.register();
    await this.update({ taskDefinition });
    return taskDefinition;
  }

  /** The statuses of the latest deployment during this many ticks, each once. */
  async statuses(ticks = 30): Promise<string[]> {
    const seen: string[] = [];
    for (let tick = 0; tick <= ticks; tick++) {
      const [{ status = '' } = {}] = await this.listed(1);
      if (seen.at(-1) !== status) {
        seen.push(status);
        // The summary equals a part of the full description.
        expect((await this.latest()).status).toBe(status);
      }
      this.delivery.ecs.advance();
    }
    return seen;
  }

  async stop(): Promise<void> {
    this.client.destroy();
    await this.aws.stop();
  }
}
