import type { Construct } from 'constructs';
import { GatehouseStack, type Place } from '../gatehouse-stack.ts';

export class AccountStack extends GatehouseStack {
  constructor(scope: Construct, place: Place, { wholeAccount }: { wholeAccount: boolean }) {
    super(scope, `gatehouse-account-${place.account}-${place.region}`, place, {
      description: 'What an account has once: audit trail, findings, operations topic',
      tags: { 'managed-by': 'gatehouse' },
    });
    void wholeAccount;
  }
}
