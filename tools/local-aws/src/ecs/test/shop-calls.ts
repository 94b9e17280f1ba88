import {
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type RegisterTaskDefinitionRequest,
  type ServiceDeployment,
  type ServiceDeploymentBrief,
  type Task,
} from '@aws-sdk/client-ecs';
import { CLUSTER, SERVICE, definition } from './shop.ts';

/** Calls of ECS for the service of the test. */
export class ShopCalls {
  readonly client: ECSClient;

  constructor(client: ECSClient) {
    this.client = client;
  }

  /** @returns the ARN of the new revision */
  async register(change: Partial<RegisterTaskDefinitionRequest> = {}): Promise<string> {
    const command = new RegisterTaskDefinitionCommand({ ...definition, ...change });
    return (await this.client.send(command)).taskDefinition?.taskDefinitionArn ?? '';
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

  async tasks(desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING'): Promise<Task[]> {
    const { taskArns = [] } = await this.client.send(
      new ListTasksCommand({ cluster: CLUSTER, serviceName: SERVICE, desiredStatus }),
    );
    if (taskArns.length === 0) return [];
    const command = new DescribeTasksCommand({ cluster: CLUSTER, tasks: taskArns });
    return (await this.client.send(command)).tasks ?? [];
  }
}
