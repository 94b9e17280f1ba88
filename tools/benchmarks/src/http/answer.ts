/** What every variant answers, and what it is sent. */
export const PATH = '/orders';
export const ANSWER = { success: true, message: 'Order accepted' } as const;
export const BODY = JSON.stringify({ item: 'lamp', quantity: 2, note: 'Ring twice' });
