import { z } from 'zod';
import { fillAddress, type PageContext } from './address';

/** Who looks at a page and what they may do there. */
export interface Viewer {
  readonly repository: 'read' | 'write' | 'admin' | null;
  readonly workspace: 'member' | 'admin' | null;
}

const RANK = { none: 0, read: 1, write: 2, admin: 3 } as const;

const conditionSchema = z.object({
  condition: z.string(),
  invert: z.boolean().default(false),
  target: z.string().optional(),
  params: z.record(z.string(), z.unknown()).default({}),
});

/** Whether a module is shown. All conditions of a list must hold; a condition that nobody knows does not. */
export function allHold(conditions: readonly unknown[], viewer: Viewer, context: PageContext): boolean {
  return conditions.every((condition) => holds(condition, viewer, context));
}

function holds(document: unknown, viewer: Viewer, context: PageContext): boolean {
  if (typeof document !== 'object' || document === null) return false;
  if ('and' in document && Array.isArray(document.and)) return allHold(document.and, viewer, context);
  if ('or' in document && Array.isArray(document.or)) return document.or.some((one) => holds(one, viewer, context));
  const parsed = conditionSchema.safeParse(document);
  return parsed.success && isTrue(parsed.data, viewer, context) !== parsed.data.invert;
}

function isTrue(condition: z.output<typeof conditionSchema>, viewer: Viewer, context: PageContext): boolean {
  const target = fillAddress(condition.target ?? '', context);
  const { permission, value } = condition.params;
  switch (condition.condition) {
    case 'has_permission':
      return isRank(permission) && RANK[viewer.repository ?? 'none'] >= RANK[permission];
    case 'has_account_permission':
    case 'has_workspace_permission':
      return viewer.workspace === 'admin' || (permission !== 'admin' && viewer.workspace === 'member');
    case 'equals':
      return decodeURIComponent(target) === String(value);
    case 'contains':
      return typeof value === 'string' && decodeURIComponent(target).includes(value);
    case 'scm':
      return value === 'git';
    default:
      return condition.invert;
  }
}

function isRank(permission: unknown): permission is keyof typeof RANK {
  return typeof permission === 'string' && Object.hasOwn(RANK, permission);
}
