import { createHash } from 'node:crypto';
import {
  CreateServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type CreateServiceRequest,
  type DeploymentConfiguration,
  type RegisterTaskDefinitionRequest,
  type ServiceDeployment,
  type ServiceDeploymentBrief,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Delivery } from '../../delivery/delivery.ts';
import type { LocalAws } from '../../local-aws.ts';
import { startLocalAws } from '../../start.ts';
import { clientOptions } from '../../test/client-options.ts';
import type { Scenario, ScenarioOptions } from '../simulation/scenario.ts';

const CLUSTER = 'test';
const SERVICE = 'shop';
export const LOG_GROUP = '/test/shop';
const MANIFEST = '{"schemaVersion":2}';
export const DIGEST = `sha256:${createHash('sha256').update(MANIFEST).digest('hex')}`;
export const IMAGE = `000000000000.dkr.ecr.eu-central-1.amazonaws.com/${SERVICE}@${DIGEST}`;

export const definition: RegisterTaskDefinitionRequest = {
  family: SERVICE,
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::000000000000:role/shop-execution',
  containerDefinitions: [
    {
      name: 'app',
      image: IMAGE,
      portMappings: [{ containerPort: 3000 }],
      healthCheck: { command: ['CMD', 'true'] },
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': LOG_GROUP,
          'awslogs-region': 'eu-central-1',
          'awslogs-stream-prefix': 'shop',
        },
      },
    },
  ],
};

/** Rolled back by the circuit breaker, and by an alarm. */
export const guarded: DeploymentConfiguration = {
  deploymentCircuitBreaker: { enable: true, rollback: true },
  alarms: { enable: true, rollback: true, alarmNames: ['shop-errors', 'shop-latency'] },
};

/** An embedded AWS whose ECS advances only on request, with a cluster and everything that a service needs. */
export class EcsWorld {
  readonly aws: LocalAws;
  readonly delivery: Delivery;
  readonly client: ECSClient;
  readonly targetGroupArn: string;
  readonly alternateTargetGroupArn: string;

  static async start(): Promise<EcsWorld> {
    const aws = await startLocalAws({ tickMs: 0 });
    return new EcsWorld(aws, await aws.delivery());
  }

  private constructor(aws: LocalAws, delivery: Delivery) {
    this.aws = aws;
    this.delivery = delivery;
    this.client = new ECSClient(clientOptions(aws.url));
    delivery.ecs.createCluster(CLUSTER);
    delivery.logs.createGroup(LOG_GROUP);
    delivery.ecr.createRepository(SERVICE);
    delivery.ecr.push(SERVICE, MANIFEST);
    for (const alarm of guarded.alarms?.alarmNames ?? []) delivery.alarms.create(alarm);
    const { loadBalancing } = delivery;
    this.targetGroupArn = loadBalancing.createTargetGroup(SERVICE, 3000);
    this.alternateTargetGroupArn = loadBalancing.createTargetGroup(`${SERVICE}-alternate`, 3000);
  }

  /** @returns the ARN of the new revision */
  async register(change: Partial<RegisterTaskDefinitionRequest> = {}): Promise<string> {
    const command = new RegisterTaskDefinitionCommand({ ...definition, ...change });
    return (await this.client.send(command)).taskDefinition?.taskDefinitionArn ?? '';
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

  update(change: Omit<Partial<ConstructorParameters<typeof UpdateServiceCommand>[0]>, 'service'>) {
    return this.client.send(
      new UpdateServiceCommand({ cluster: CLUSTER, service: SERVICE, ...change }),
    );
  }

  async service() {
    const command = new DescribeServicesCommand({ cluster: CLUSTER, services: [SERVICE] });
    const [service] = (await this.client.send(command)).services ?? [];
    if (!service) throw new Error('There is no service');
    return service;
  }

  /** Summaries of the service's deployments, newest first. */
  async listed(maxResults = 20): Promise<ServiceDeploymentBrief[]> {
    const { serviceDeployments = [] } = await this.client.send(
      new ListServiceDeploymentsCommand({ cluster: CLUSTER, service: SERVICE, maxResults }),
    );
    return serviceDeployments;
  }

  /** The same deployments in full. */
  async deployments(maxResults?: number): Promise<ServiceDeployment[]> {
    const listed = await this.listed(maxResults);
    const serviceDeploymentArns = listed.map((each) => each.serviceDeploymentArn ?? '');
    const described = await this.client.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }),
    );
    return described.serviceDeployments ?? [];
  }

  async latest(): Promise<ServiceDeployment> {
    const [latest] = await this.deployments(1);
    if (!latest) throw new Error('There is no deployment');
    return latest;
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

  async tasks(desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING'): Promise<Task[]> {
    const { taskArns = [] } = await this.client.send(
      new ListTasksCommand({ cluster: CLUSTER, serviceName: SERVICE, desiredStatus }),
    );
    if (taskArns.length === 0) return [];
    const command = new DescribeTasksCommand({ cluster: CLUSTER, tasks: taskArns });
    return (await this.client.send(command)).tasks ?? [];
  }

  async stop(): Promise<void> {
    this.client.destroy();
    await this.aws.stop();
  }
}
