/** A change to a valid manifest, and the message that it causes. */
export type WrongManifest = [what: string, change: object, message: string];
