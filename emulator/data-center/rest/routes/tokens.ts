import type { Router } from 'express';
import { z } from 'zod';
import type { Token } from '../../../world';
import { findUser, mintServiceToken, mintToken, recordOf, type TokenPermission, type TokenRecord } from '../../host';
import { refusals } from '../../errors';
import { route, type Api, type Call } from '../call';

const PERMISSIONS = [
  'REPO_READ',
  'REPO_WRITE',
  'REPO_ADMIN',
  'PROJECT_READ',
  'PROJECT_WRITE',
  'PROJECT_ADMIN',
] as const;

const tokenBody = z.object({
  name: z.string().min(1),
  permissions: z.array(z.enum(PERMISSIONS)).min(1),
  expiryDays: z.number().int().positive().nullish(),
});

/** HTTP access tokens, below `/access-tokens`. A secret is shown this once. */
export function tokenRoutes(router: Router, api: Api): void {
  route(router, api, 'put', '/users/:user', (call) => {
    const account = call.account();
    if (findUser(call.host, call.param('user')) !== account) throw refusals.forbidden();
    answer(call, (request) => mintToken(call.host, account, request));
  });
  route(router, api, 'get', '/users/:user', (call) => {
    const account = call.account();
    if (findUser(call.host, call.param('user')) !== account) throw refusals.forbidden();
    const records = [...call.host.tokenRecords.values()].filter(({ token }) => token.account === account);
    call.page(records, recordJson);
  });
  route(router, api, 'get', '/users/:user/:token', (call) => {
    const account = call.account();
    const record = call.host.tokenRecords.get(call.param('token'));
    if (findUser(call.host, call.param('user')) !== account) throw refusals.forbidden();
    if (record?.token.account !== account) throw refusals.noToken(call.param('token'));
    call.json(recordJson(record));
  });
  route(router, api, 'put', '/projects/:project', (call) => {
    const project = call.project('admin');
    answer(call, (request) => mintServiceToken(call.host, project, request));
  });
  route(router, api, 'put', '/projects/:project/repos/:repo', (call) => {
    const repository = call.repository('admin');
    answer(call, (request) => {
      if (request.permissions.some((one) => one.startsWith('PROJECT_'))) {
        throw refusals.invalid('permissions', 'A token of a repository has permissions for repositories only.');
      }
      return mintServiceToken(call.host, repository, request);
    });
  });
}

interface Asked {
  readonly name: string;
  readonly permissions: readonly TokenPermission[];
  readonly expiryDays?: number;
}

function answer(call: Call, mint: (request: Asked) => Token): void {
  const { name, permissions, expiryDays } = call.body(tokenBody);
  const token = mint({ name, permissions, ...(expiryDays == null ? {} : { expiryDays }) });
  const record = recordOf(call.host, token);
  call.json({ ...(record === null ? {} : recordJson(record)), token: token.secret });
}

function recordJson({ id, name, createdDate, expiryDays, token }: TokenRecord): Record<string, unknown> {
  return { id, name, createdDate, permissions: token.scopes, ...(expiryDays === undefined ? {} : { expiryDays }) };
}
