import type { Attributes } from '../../sqs/model.ts';
import {
  isObject,
  isOr,
  type Condition,
  type FilterPolicy,
  type PolicyNode,
  type Scalar,
} from './policy.ts';
import { operatorTests } from './operator-tests.ts';
import { type Values, valuesOfAttributes, valuesOfBody } from './message-values.ts';

/**
 * Whether a message passes the filter policy.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export function matches(
  { scope, root }: FilterPolicy,
  message: { readonly body: string; readonly attributes: Attributes },
): boolean {
  const values =
    scope === 'MessageBody' ? valuesOfBody(message.body) : valuesOfAttributes(message.attributes);
  return values !== undefined && matchesNode(root, values);
}

function matchesNode(node: PolicyNode, values: Values, path = ''): boolean {
  return Object.entries(node).every(([name, each]) => {
    if (isOr(name, each)) return each.some((branch) => matchesNode(branch, values, path));
    const at = path ? `${path}.${name}` : name;
    return Array.isArray(each)
      ? (each as readonly Condition[]).some((condition) => holds(condition, values.get(at) ?? []))
      : matchesNode(each as PolicyNode, values, at);
  });
}

/** Whether any of the values meets the condition. */
function holds(condition: Condition, values: readonly Scalar[]): boolean {
  if (!isObject(condition)) return values.includes(condition);
  const [[operator, operand] = ['', undefined]] = Object.entries(condition);
  if (operator === 'exists') return values.length > 0 === operand;
  const test = operatorTests[operator];
  return test !== undefined && values.some((value) => test(operand as never, value));
}
