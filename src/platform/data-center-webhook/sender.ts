/**
 * How Bitbucket Data Center sends: once. Its connection test is never signed, and after five refusals in a row it sends nothing for
 * hours, so that a payload nobody can read must not count as one.
 */
export const DATA_CENTER_SENDER = {
  idHeader: 'x-request-id',
  testEvent: 'diagnostics:ping',
  unreadableStatus: 200,
} as const;
