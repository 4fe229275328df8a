import { Failure, type FailureKind } from '../../domain';

/** `skipped`: it could not be looked at; `next` says why, or how it could. */
export type RowState = 'ok' | 'warn' | 'fail' | 'skipped';

/** Who has to act on a failure: the operator on the settings, or whoever keeps what is outside. */
export type Side = 'configuration' | 'platform';

/** One thing that was looked at. */
export interface Row {
  /** `machine`, `configuration`, `database`, or what a connection is called. */
  readonly area: string;
  readonly check: string;
  readonly state: RowState;
  readonly side: Side;
  /** What was found, as one sentence. */
  readonly found: string;
  /** What to change; null where nothing has to be. */
  readonly next: string | null;
}

export type Found = Omit<Row, 'area' | 'check'>;

export function ok(found: string): Found {
  return { state: 'ok', side: 'platform', found, next: null };
}

export function warn(found: string, next: string): Found {
  return { state: 'warn', side: 'platform', found, next };
}

export function skipped(found: string, next: string | null = null): Found {
  return { state: 'skipped', side: 'platform', found, next };
}

export function wrong(side: Side, found: string, next: string): Found {
  return { state: 'fail', side, found, next };
}

const SETTINGS: ReadonlySet<FailureKind> = new Set(['invalid']);

/** Looks at one thing; what it throws becomes a failed row. */
export async function look(area: string, check: string, find: () => Promise<Found> | Found): Promise<Row> {
  try {
    return { area, check, ...(await find()) };
  } catch (error) {
    return { area, check, ...failed(error) };
  }
}

/** The same, for what later looks build upon; null when it failed. */
export async function lookAndKeep<T>(
  area: string,
  check: string,
  ask: () => Promise<T> | T,
  tell: (value: T) => Found,
): Promise<{ readonly row: Row; readonly value: T | null }> {
  let value: T | null = null;
  const row = await look(area, check, async () => tell((value = await ask())));
  return { row, value };
}

function failed(error: unknown): Found {
  if (!(error instanceof Failure)) {
    const what = error instanceof Error ? error.message : String(error);
    return wrong('platform', `Loom made a mistake: ${what}`, 'Report it.');
  }
  const where = error.where === undefined ? '' : ` (${error.where})`;
  return wrong(SETTINGS.has(error.kind) ? 'configuration' : 'platform', `${error.message}${where}`, error.next);
}
