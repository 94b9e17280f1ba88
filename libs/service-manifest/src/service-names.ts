import type { Alarm } from './alarm-names.ts';
import type { DatabaseUser } from './database-users.ts';
import type { Parameter } from './parameter-names.ts';

/** The AWS names of one service's resources in one environment. Only `names.ts` creates such names. */
export interface Names {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly cluster: string;
  readonly service: string;
  readonly family: string;
  readonly taskRole: string;
  readonly executionRole: string;
  readonly logGroup: string;
  /** The repository that tasks pull from and the gate writes: `ENVIRONMENT/NAME`. */
  readonly repository: string;
  /** The same with the registry's host, without tag or digest. */
  readonly imageRepository: string;
  /** Prefix of the parameters with generated values, such as a target group's ARN. */
  readonly parameter: (what: Parameter) => string;
  readonly alarm: (what: Alarm) => string;
  /** Host names by which the load balancers route to the service. */
  readonly internalHost: string;
  /** None without a domain: API Gateway generates an address for the service. */
  readonly publicHost: string | undefined;
  readonly arn: {
    readonly taskRole: string;
    readonly executionRole: string;
    readonly logGroup: string;
    readonly repository: string;
    /**
     * All repositories that tasks may pull from: more than one only during an upgrade of the workspace.
     */
    readonly pulled: readonly string[];
    readonly topic: (name: string) => string;
    readonly table: (name: string) => string;
    readonly bucket: (name: string) => string;
    readonly queue: (name: string) => string;
    readonly deadLetters: (queue: string) => string;
    /** With placeholders for the ids, see {@link Parameter}. */
    readonly fileSystem: string;
    readonly accessPoint: (volume: string) => string;
    /** A user of a database; AWS gives the cluster its id, which the infrastructure puts in. */
    readonly databaseUser: (name: string, user: DatabaseUser) => string;
    /** Secrets Manager appends a hyphen and six characters that are not known in advance. */
    readonly secret: (name: string) => string;
    readonly injectedSecret: (name: string, field: string | undefined) => string;
  };
  /** The AWS name of the resource `name` in the manifest. */
  readonly topic: (name: string) => string;
  readonly table: (name: string) => string;
  readonly bucket: (name: string) => string;
  readonly queue: (name: string) => string;
  readonly queueUrl: (name: string) => string;
  /** The queue for messages of another one that could not be handled. */
  readonly deadLetters: (queue: string) => string;
  /** The name of a volume in AWS's lists. */
  readonly volume: (name: string) => string;
  /** Where tasks find a volume. */
  readonly volumePath: (name: string) => string;
  /** The cluster of a database. */
  readonly database: (name: string) => string;
  /** Its log, which RDS names. */
  readonly databaseLogGroup: (name: string) => string;
  readonly secret: (name: string) => string;
  /** The address of another service. */
  readonly url: (service: string) => string;
}
