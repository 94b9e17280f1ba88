import { ReportError } from '../model/report.ts';
import type { SarifComponent, SarifRule } from './sarif-component-schema.ts';
import type { SarifResult, SarifRun } from './sarif-schema.ts';

type Lookup = (result: SarifResult, at: string) => SarifRule | undefined;

/**
 * How the results of a run find their rules (SARIF 2.1.0, 3.52 and 3.54): by index, guid, id and hierarchical id, in
 * the driver or in an extension.
 * @returns a function that returns the rule of a result; undefined if the tool describes no rules. It throws a
 * ReportError if the result names a missing rule.
 */
export function ruleLookup(origin: string, { tool }: SarifRun): Lookup {
  const components = [tool.driver, ...(tool.extensions ?? [])];
  const described = components.some(({ rules }) => (rules ?? []).length > 0);
  const byId = new Map<SarifComponent, ReadonlyMap<string, SarifRule>>();
  const rulesById = (component: SarifComponent) => {
    const known = byId.get(component);
    if (known) return known;
    // Of several with an id, the first counts.
    const made = new Map([...(component.rules ?? [])].reverse().map((each) => [each.id, each]));
    byId.set(component, made);
    return made;
  };
  const named = (id: string, among: readonly SarifComponent[]): SarifRule | undefined => {
    for (let name = id; name !== ''; name = name.slice(0, Math.max(name.lastIndexOf('/'), 0)))
      for (const component of among) {
        const found = rulesById(component).get(name);
        if (found) return found;
      }
    return undefined;
  };

  return (result, at) => {
    const { rule } = result;
    const id = result.ruleId ?? rule?.id;
    const index = result.ruleIndex ?? rule?.index ?? -1;
    const missing = (field: string, value: unknown) =>
      new ReportError(
        'GH-REPORT-007',
        origin,
        `${at}.${field}: ${JSON.stringify(value)} is not found in the run`,
      );
    const component = componentOf(tool, rule?.toolComponent);
    if (component === undefined) throw missing('rule.toolComponent', rule?.toolComponent);
    if (index >= 0) {
      const found = component.rules?.[index];
      if (!found) throw missing('ruleIndex', index);
      if (id !== undefined && id !== found.id && !id.startsWith(`${found.id}/`))
        throw new ReportError(
          'GH-REPORT-007',
          origin,
          `${at}.ruleId: "${id}" is not of the rule at index ${index}, "${found.id}"`,
        );
      return found;
    }
    // Without a component, a guid or an id may belong to any.
    const among = rule?.toolComponent ? [component] : components;
    if (rule?.guid !== undefined) {
      const guid = rule.guid.toLowerCase();
      const found = among
        .flatMap(({ rules }) => rules ?? [])
        .find((each) => each.guid?.toLowerCase() === guid);
      if (!found) throw missing('rule.guid', rule.guid);
      return found;
    }
    if (id === undefined)
      throw new ReportError('GH-REPORT-007', origin, `${at}: has a result without a rule`);
    const found = named(id, among);
    if (!found && (described || rule?.toolComponent)) throw missing('ruleId', id);
    return found;
  };
}

/** The driver, if none is named. All properties of a component must match. */
function componentOf(
  { driver, extensions }: SarifRun['tool'],
  reference: NonNullable<SarifResult['rule']>['toolComponent'],
): SarifComponent | undefined {
  if (reference === undefined) return driver;
  const { index = -1, guid, name } = reference;
  const candidates = index >= 0 ? [extensions?.[index]] : [driver, ...(extensions ?? [])];
  return candidates.find(
    (each) =>
      each !== undefined &&
      (guid === undefined || each.guid?.toLowerCase() === guid.toLowerCase()) &&
      (name === undefined || each.name === name),
  );
}
