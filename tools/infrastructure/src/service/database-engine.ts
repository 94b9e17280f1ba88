import { AuroraPostgresEngineVersion } from 'aws-cdk-lib/aws-rds';

/** The engine of all databases, and its version. */
export const ENGINE = 'aurora-postgresql';
export const VERSION = AuroraPostgresEngineVersion.VER_17_7;
