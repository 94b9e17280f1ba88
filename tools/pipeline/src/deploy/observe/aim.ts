/** The goal of a deployment. */
export interface Aim {
  /** ARN of the revision to run. */
  readonly taskDefinition: string;
  /**
   * The digest of the image and, for an index, those of its platforms, one of which ECS reports. Undefined if the
   * registry could not be reached; then the revision must suffice.
   */
  readonly digests: ReadonlySet<string> | undefined;
  /**
   * ARN of the newest deployment before ours began, which ours must follow. Undefined if none was
   * started, because nothing differs.
   */
  readonly after: string | undefined;
}
