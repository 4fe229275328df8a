import { Failure } from '../../domain';
import { SignInNeeded } from '../answers';
import type { PageSession } from '../session';
import type { ApiContext } from './api-context';
import { repositoryOf, workspaceOf } from './session-guard';

/** `hidden`: the host says that this person may not even see the repository. */
export type SettingsAccess = 'edit' | 'read' | 'sign_in' | 'hidden';

/** What the person may do with the repository's settings: its administrators may change them. */
export async function repositoryAccess(context: ApiContext, session: PageSession): Promise<SettingsAccess> {
  const permission = await context.access.repository(session, repositoryOf(session), session.workspace);
  if (permission === 'unknown') return unknownAccess(context, session);
  if (permission === 'none') return 'hidden';
  return permission === 'admin' ? 'edit' : 'read';
}

/** What the person may do with the workspace's settings. */
export async function workspaceAccess(context: ApiContext, session: PageSession): Promise<SettingsAccess> {
  const isAdmin = await context.access.workspaceAdmin(session, session.tenant, workspaceOf(session));
  if (isAdmin === 'unknown') return unknownAccess(context, session);
  return isAdmin ? 'edit' : 'read';
}

function unknownAccess({ signInFor }: ApiContext, { tenant }: PageSession): SettingsAccess {
  return signInFor(tenant) === null ? 'read' : 'sign_in';
}

/** @throws Failure `forbidden` unless settings may be seen */
export function demandVisible(access: SettingsAccess): asserts access is 'edit' | 'read' | 'sign_in' {
  if (access !== 'hidden') return;
  throw new Failure({
    kind: 'forbidden',
    what: 'You have no access to this repository.',
    next: 'Ask an administrator of the repository.',
  });
}

/** @throws Failure `forbidden` unless settings may be changed */
export function demandEdit(access: SettingsAccess, signIn: string | null): void {
  if (access === 'edit') return;
  if (access === 'sign_in' && signIn !== null) {
    throw new SignInNeeded('Loom cannot tell yet whether you may change these settings.', signIn);
  }
  throw new Failure({
    kind: 'forbidden',
    what: 'Only administrators can change these settings.',
    next:
      signIn === null
        ? 'Ask an administrator. If you are one, Bitbucket does not tell Loom so: ask the operator to set up the sign-in.'
        : 'Ask an administrator.',
  });
}
