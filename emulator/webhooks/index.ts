export type { Delivery, Outcome } from './delivery';
export type { WebhookFault, WebhookFaults } from './faults';
export { bodySignature, type Parcel } from './parcel';
export { deliverEvents } from './deliver-events';
export { createPostOffice, type PostOffice, type PostOfficeOptions } from './post-office';
