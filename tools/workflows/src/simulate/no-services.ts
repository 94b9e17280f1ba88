/** Of a scenario: no service is affected. */
export const NOTHING = { services: () => [] };
