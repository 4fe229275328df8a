import type { Account, Participant, Workspace } from '../../world/model';
import { links, type Addresses } from './links';
import { timestamp } from './timestamp';

export function accountJson(addresses: Addresses, account: Account): Record<string, unknown> {
  const id = encodeURIComponent(account.uuid);
  const base = {
    display_name: account.displayName,
    links: links({
      self: `${addresses.api}/2.0/${account.type === 'team' ? 'workspaces' : 'users'}/${id}`,
      avatar: `${addresses.web}/account/${id}/avatar/`,
      html: `${addresses.web}/${id}/`,
    }),
    type: account.type,
    uuid: account.uuid,
  };
  if (account.type === 'team') return { ...base, username: account.nickname };
  if (account.type === 'app_user') return { ...base, account_id: account.accountId, kind: 'app' };
  return { ...base, account_id: account.accountId, nickname: account.nickname };
}

/** The account at its own address, where more is told. */
export function fullAccountJson(addresses: Addresses, account: Account): Record<string, unknown> {
  return {
    ...accountJson(addresses, account),
    created_on: timestamp(account.createdOn),
    account_status: 'active',
    is_staff: false,
    location: null,
    ...(account.type === 'app_user' ? { nickname: account.nickname } : {}),
  };
}

export function workspaceJson(addresses: Addresses, workspace: Workspace): Record<string, unknown> {
  return {
    type: 'workspace',
    uuid: workspace.uuid,
    name: workspace.name,
    slug: workspace.slug,
    links: links({
      avatar: `${addresses.web}/workspaces/${workspace.slug}/avatar/`,
      html: `${addresses.web}/${workspace.slug}/`,
      self: `${addresses.api}/2.0/workspaces/${workspace.slug}`,
    }),
  };
}

export function fullWorkspaceJson(addresses: Addresses, workspace: Workspace): Record<string, unknown> {
  const brief = workspaceJson(addresses, workspace);
  const self = `${addresses.api}/2.0/workspaces/${workspace.slug}`;
  return {
    ...brief,
    is_private: true,
    created_on: timestamp(workspace.createdOn),
    links: {
      ...(brief.links as object),
      ...links({
        members: `${self}/members`,
        projects: `${self}/projects`,
        repositories: `${addresses.api}/2.0/repositories/${workspace.slug}`,
        hooks: `${self}/hooks`,
      }),
    },
  };
}

export function participantJson(addresses: Addresses, participant: Participant): Record<string, unknown> {
  return {
    type: 'participant',
    user: accountJson(addresses, participant.user),
    role: participant.role,
    approved: participant.verdict === 'approved',
    state: participant.verdict,
    participated_on: participant.participatedOn === null ? null : timestamp(participant.participatedOn),
  };
}
