import { Component, type ComponentType } from './cyclonedx.ts';

/** A component whose name may have a scope. */
export function namedComponent(
  type: ComponentType,
  name: string,
  options: ConstructorParameters<typeof Component>[2],
): Component {
  const [scope, bare] = name.startsWith('@') ? (name.split('/') as [string, string]) : ['', name];
  return new Component(type, bare, { ...options, ...(scope && { group: scope }) });
}
