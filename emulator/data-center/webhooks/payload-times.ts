/** The moment of a webhook: ISO with an offset that has no colon. */
export function webhookDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+0000`;
}

const TIMES = new Set(['createdDate', 'updatedDate', 'closedDate', 'authorTimestamp', 'committerTimestamp']);

/** Newer releases write the times inside a payload as text. */
export function withIsoTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIsoTimes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) =>
      TIMES.has(name) && typeof inner === 'number'
        ? [name, new Date(inner).toISOString()]
        : [name, withIsoTimes(inner)],
    ),
  );
}
