/** The services on which ECS depends. */
export interface Surroundings {
  /** The logs of containers; lines for a group that does not exist are lost. */
  writeLog(group: string, stream: string, lines: readonly string[]): void;
  hasTargetGroup(arn: string): boolean;
  /** ECS's error if an image cannot be pulled with this execution role; undefined if it can. */
  refusePull(image: string, executionRole: string | undefined): string | undefined;
  setAlarm(name: string, state: 'ALARM' | 'OK'): void;
}
