/**
 * The supported values of a parameter, as data beside the operation. A name is a kind of scalar, a pattern is a string
 * with the only supported values, a list has the type of its one element, and a structure has only these members; the
 * member `*` matches every name of a map.
 */
export type Parameters =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'bytes'
  | 'time'
  /** Checked by the operation itself. */
  | 'any'
  | RegExp
  | readonly [Parameters]
  | Members;

export interface Members {
  readonly [name: string]: Parameters;
}
