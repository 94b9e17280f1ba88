/** A container that runs as Fargate would run it, with an embedded AWS beside it. */
export interface RunningContainer {
  readonly id: string;
  readonly url: string;
  /** Runs a script with the container's own Node, in it. Gives what it prints. */
  node(script: string): Promise<string>;
  /** What docker says of it. */
  inspect<T>(field: string): Promise<T>;
  logs(): Promise<string>;
  remove(): Promise<void>;
}

/** Whether docker takes a container for healthy, by what its HEALTHCHECK says. */
export async function hasHealth(
  container: RunningContainer,
  health: 'healthy' | 'unhealthy',
): Promise<boolean> {
  return (await container.inspect('.State.Health.Status')) === health;
}
