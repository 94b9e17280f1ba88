import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import type { Case } from './case.ts';
import { callerFor } from './clients.ts';
import { membersOf, type ModelMember } from './models.ts';
import { supported } from './supported.ts';
import { tables } from './tables/tables.ts';

/** The members that the SDK requires in every request. */
const addressed = { s3: { Bucket: 'bucket', Key: 'key', Body: '', UploadId: 'id' } } as const;

let aws: LocalAws;

beforeAll(async () => {
  aws = await startLocalAws({ tickMs: 0, seed: { buckets: ['bucket'] } });
});

afterAll(() => aws.stop());

const operations = supported.flatMap((each) =>
  each.operations.map((operation) => [each.service, operation, each] as const),
);

it.each(operations)(
  '%s %s accepts each parameter of the model with a conformance case, or refuses it by name',
  async (service, operation, { takes }) => {
    // Services without a table have specs that test their parameters.
    const cases = tables.find((table) => table.service === service)?.cases;
    const caller = await callerFor(service, aws.url);
    const ignored: string[] = [];
    for (const member of await membersOf(service, operation)) {
      if (takes(operation, member)) {
        if (cases && !cases.some((each) => uses(each, operation, member)))
          ignored.push(`${member.path} is accepted, but no case of the table uses it`);
        continue;
      }
      const input = {
        ...(addressed as Record<string, object>)[service],
        ...(member.sample as object),
      };
      const outcome = await caller.call(operation, input).then(
        () => 'was accepted',
        (error: unknown) => error as SdkError,
      );
      if (!isRefusal(outcome, member)) ignored.push(`${member.path}: ${String(outcome)}`);
    }
    caller.destroy();
    expect(ignored).toEqual([]);
  },
);

interface SdkError extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
}

/** Whether the error names the member or an enclosing structure; that of a HEAD has no message. */
function isRefusal(outcome: SdkError | string, { path, wire }: ModelMember): boolean {
  if (typeof outcome === 'string') return false;
  const { message, $metadata } = outcome;
  if (message === 'UnknownError') return $metadata.httpStatusCode === 501;
  const named = /^The embedded AWS does not support the parameter (.+?)(?::.*)? of /.exec(
    message,
  )?.[1];
  const plain = named?.replace(/\[0\]/g, '[]').replace(/\.key\b/g, '.*');
  const belowRoot = wire.slice(wire.indexOf('.') + 1);
  return (
    plain !== undefined &&
    (path.startsWith(plain) ||
      belowRoot.startsWith(plain) ||
      plain.toLowerCase().startsWith(wire.toLowerCase()))
  );
}

/** Whether a call that AWS accepts in this case has this member. */
function uses(
  { given = [], call, expect: expected }: Case,
  operation: string,
  member: ModelMember,
) {
  const steps = member.path.split(/(?=\[\])|\./);
  return ('refused' in expected ? given : [...given, call]).some(
    ([called, input]) => called === operation && has(inputOf(input), steps),
  );
}

/** Shape of a computed input, regardless of the source of its values. */
const inputOf = (input: Case['call'][1]): unknown =>
  typeof input === 'function' ? input(anything as never) : input;

const anything: object = new Proxy(() => undefined, { get: () => anything, apply: () => anything });

function has(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (value === anything) return true;
  if (step === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null) return false;
  if (step === '[]' || step === '*') return Object.values(value).some((each) => has(each, rest));
  return has((value as Readonly<Record<string, unknown>>)[step], rest);
}
