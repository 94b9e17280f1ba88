/** What a deployment is to get to. */
export interface Aim {
  /** ARN of the revision that is to run. */
  readonly taskDefinition: string;
  /**
   * Of the image: its own, and of an index those of its platforms, one of which is what ECS reports; undefined where
   * the registry could not be asked, and the revision has to do.
   */
  readonly digests: ReadonlySet<string> | undefined;
  /**
   * ARN of the newest deployment before ours was begun, which ours must follow; undefined where none
   * was begun, as nothing differs.
   */
  readonly after: string | undefined;
}
