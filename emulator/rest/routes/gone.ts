import type { IRouter } from 'express';
import { Refusal } from '../../world';

/** Endpoints that the host removed in 2026. */
const GONE = [
  '/repositories',
  '/workspaces',
  '/user/permissions/workspaces',
  '/user/permissions/repositories',
  '/addon/linkers',
  '/addon/linkers/*rest',
  '/teams',
  '/teams/*rest',
  '/repositories/:workspace/:repo/issues',
  '/repositories/:workspace/:repo/issues/*rest',
];

export function goneRoutes(router: IRouter): void {
  router.all(GONE, () => {
    throw new Refusal(410, 'This API is no longer available.');
  });
}
