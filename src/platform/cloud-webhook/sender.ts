/** How Bitbucket Cloud sends: it tries again after a refusal, and its log of deliveries shows what was answered. */
export const CLOUD_SENDER = { idHeader: 'x-request-uuid', testEvent: null, unreadableStatus: 400 } as const;
