import { domainOf } from '@gatehouse/service-manifest';
import { arnOf, type AccountRegion } from '../arn.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { StoredRepository } from './model.ts';

/** The repositories of all accounts, by account number. */
export class Registry {
  readonly place: AccountRegion;
  /** Whether one repository may mount layers of another: the account setting BLOB_MOUNTING. */
  mounts = true;
  readonly #repositories: StoredRepository[] = [];

  constructor(place: AccountRegion) {
    this.place = place;
  }

  create(name: string, registryId: string): StoredRepository {
    const existing = this.find(name, registryId);
    if (existing) return existing;
    const { region } = this.place;
    const repository: StoredRepository = {
      name,
      registryId,
      arn: arnOf({ region, accountId: registryId }, 'ecr', `repository/${name}`),
      uri: `${registryId}.dkr.ecr.${region}.${domainOf(region)}/${name}`,
      createdAt: new Date(),
      images: new Map(),
      blobs: new Map(),
      uploads: new Map(),
    };
    this.#repositories.push(repository);
    return repository;
  }

  find(name = '', registryId = this.place.accountId): StoredRepository | undefined {
    return this.of(registryId).find((each) => each.name === name);
  }

  /** In any account; those of the embedded AWS's account come first. */
  named(name: string): StoredRepository | undefined {
    return this.find(name) ?? this.#repositories.find((each) => each.name === name);
  }

  /** @throws RepositoryNotFoundException */
  repository(name: string | undefined, registryId: string | undefined): StoredRepository {
    const found = this.find(name, registryId);
    if (found) return found;
    throw new ServiceError(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist in the registry with id '${registryId ?? this.place.accountId}'`,
    );
  }

  of(registryId = this.place.accountId): StoredRepository[] {
    return this.#repositories.filter((each) => each.registryId === registryId);
  }
}
