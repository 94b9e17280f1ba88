export const DEFAULTS = {
  organisation: 'acme',
  region: 'eu-central-1',
  environments: 'development,staging,production',
  service: 'orders',
};
