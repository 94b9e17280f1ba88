/** The name of one of the services. */
export const serviceName = (index: number) => `svc-${String(index).padStart(3, '0')}`;
