/** One fault of a request, named by its place: `message`, `items.0.price`. */
export interface FieldProblem {
  /** The place of the fault, dotted. */
  field: string;
  /** The fault, without the value. */
  detail: string;
}
