/** What the guard found out about a lifecycle call that it lets through. */
export type Approval =
  | {
      readonly kind: 'first-install';
      readonly installation: string;
      readonly workspace: string;
      readonly workspaceName: string | null;
    }
  | {
      readonly kind: 'reinstall' | 'uninstall';
      readonly installation: string;
      readonly workspaceName: string | null;
    };

/**
 * Approvals by the very body object that was vetted. The tenant store refuses to write a body without one, so no way through
 * the Connect library that bypasses the guard can change a tenant.
 */
export interface Approvals {
  approve(body: object, approval: Approval): void;
  /** Each approval counts once. */
  take(body: object): Approval | null;
}

export function createApprovals(): Approvals {
  const approved = new WeakMap<object, Approval>();
  return {
    approve: (body, approval) => {
      approved.set(body, approval);
    },
    take: (body) => {
      const approval = approved.get(body) ?? null;
      approved.delete(body);
      return approval;
    },
  };
}
