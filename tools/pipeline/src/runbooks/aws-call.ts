/** An AWS call, in the form of the SDK for JavaScript. */
export interface AwsCall {
  readonly service: string;
  /** `DescribeServices` */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Options of the AWS CLI itself. */
const OWN = new Set(['query', 'output', 'profile', 'region']);
/** APIs whose members begin with a lowercase letter. */
const SMALL = new Set(['ecs', 'logs', 'ecr']);
const LISTS = new Set([
  ...['services', 'tasks', 'clusters', 'names', 'logGroupNames', 'imageIds', 'TargetGroupArns'],
  ...[
    'RuleArns',
    'AlarmNames',
    'AlarmTypes',
    'ResourceIds',
    'ScheduledActionNames',
    'Names',
    'AttributeNames',
  ],
]);

/**
 * Parses the arguments of an AWS CLI command:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html
 * @param args The words after `aws`.
 */
export function awsCall([service = '', operation = '', ...options]: readonly string[]): AwsCall {
  const input: Record<string, unknown> = {};
  let name: string | undefined;
  for (const word of options) {
    if (word.startsWith('--')) {
      const [flag = '', value] = word.slice(2).split(/=(.*)/s);
      name = flag;
      if (OWN.has(flag)) continue;
      if (value !== undefined) set(input, service, flag, value);
      else if (flag.startsWith('no-')) input[memberOf(service, flag.slice(3))] = false;
      else input[memberOf(service, flag)] = true;
    } else if (name !== undefined && !OWN.has(name)) set(input, service, name, word);
  }
  return { service, operation: pascal(operation), input };
}

function set(input: Record<string, unknown>, service: string, flag: string, text: string): void {
  const member = memberOf(service, flag);
  const value = valueOf(text, member);
  if (!LISTS.has(member)) input[member] = value;
  else
    input[member] = [...(Array.isArray(input[member]) ? (input[member] as unknown[]) : []), value];
}

const STRUCTURES = new Set(['SuspendedState', 'RotationRules']);

function valueOf(text: string, member = ''): unknown {
  if (STRUCTURES.has(member))
    return Object.fromEntries(
      text.split(',').map((part) => {
        const [name = '', value = ''] = part.split('=');
        return [name, value === 'true' || (value === 'false' ? false : valueOf(value))];
      }),
    );
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

const memberOf = (service: string, flag: string): string => {
  const name = pascal(flag);
  return SMALL.has(service) ? `${name[0]?.toLowerCase()}${name.slice(1)}` : name;
};

const pascal = (text: string) =>
  text
    .split('-')
    .map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)
    .join('');
