/** Something that goes wrong on the way, asked for by a test or a bench. */
export interface WebhookFault {
  /**
   * `duplicate` sends twice, `drop` never sends, `delay` waits first, `reorder` holds a parcel back until the next one to the same
   * subscriber has gone.
   */
  readonly kind: 'duplicate' | 'drop' | 'delay' | 'reorder';
  /** Event key; every event when it is left out. */
  readonly event?: string;
  /** How many parcels it happens to; 1 when it is left out. */
  readonly count?: number;
  /** Of `delay`: how long. Of `reorder`: how long to wait at most for a next one. */
  readonly delayMs?: number;
  /** Of `duplicate`: both carry one `X-Request-UUID`. */
  readonly sameRequest?: boolean;
}

interface Armed {
  readonly fault: WebhookFault;
  left: number;
}

/** Faults that are still to happen, oldest first. */
export interface WebhookFaults {
  add(fault: WebhookFault): void;
  /** Takes the faults that hit this event, at most one of a kind. */
  take(event: string): readonly WebhookFault[];
  clear(): void;
}

export function createWebhookFaults(): WebhookFaults {
  let armed: Armed[] = [];
  return {
    add(fault) {
      armed.push({ fault, left: fault.count ?? 1 });
    },
    take(event) {
      const hits = new Map<WebhookFault['kind'], Armed>();
      for (const candidate of armed) {
        const meant = candidate.fault.event === undefined || candidate.fault.event === event;
        if (meant && !hits.has(candidate.fault.kind)) hits.set(candidate.fault.kind, candidate);
      }
      for (const hit of hits.values()) hit.left -= 1;
      armed = armed.filter(({ left }) => left > 0);
      return [...hits.values()].map(({ fault }) => fault);
    },
    clear() {
      armed = [];
    },
  };
}
