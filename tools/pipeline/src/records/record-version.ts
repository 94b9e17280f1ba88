/** The version that this Gatehouse writes. It reads every version up to this one. */
export const RECORD_VERSION = 2;
