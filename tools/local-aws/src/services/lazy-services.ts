import type { AccountRegion } from '../arn.ts';
import { lazy } from '../lazy.ts';

/** The services that are loaded when they are first used; `databasePort` is undefined until PostgreSQL runs. */
export function lazyServices(
  place: AccountRegion,
  { dataFolder, tickMs }: { readonly dataFolder: string | undefined; readonly tickMs: number },
) {
  const s3 = lazy(async () => new (await import('../s3/local-s3.ts')).LocalS3(place));
  const dynamodb = lazy(
    async () => new (await import('../dynamodb/local-dynamodb.ts')).LocalDynamoDb(place),
  );
  const delivery = lazy(async () =>
    (await import('../delivery/delivery.ts')).createDelivery(place, tickMs),
  );
  let databasePort: number | undefined;
  const postgres = lazy(async () => {
    const { startPostgres } = await import('../postgres/local-postgres.ts');
    const server = await startPostgres(dataFolder && `${dataFolder}-postgres`);
    databasePort = server.port;
    return server;
  });
  const stopServices = async (): Promise<void> => {
    await delivery.started()?.then((services) => services.stop());
    // A service that failed to start has already reported the error to its caller.
    await postgres.started()?.then(
      (server) => server.stop(),
      () => undefined,
    );
  };
  return { s3, dynamodb, delivery, postgres, databasePort: () => databasePort, stopServices };
}
