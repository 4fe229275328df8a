import type { Logger } from '../../telemetry';
import type { PageSession } from '../session';

/** Who changed what: one line of the log for each change. `details` hold names of keys, never secrets. */
export function audit(logger: Logger, session: PageSession, action: string, details: object = {}): void {
  const { tenant, account, repository, workspace } = session;
  logger.info({ audit: action, tenant, account, repository, workspace, ...details }, 'A person made a change.');
}
