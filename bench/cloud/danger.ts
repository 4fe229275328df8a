import { join } from 'node:path';
import type { PullRequest } from '../../emulator';
import { type DangerRules, wholeDanger } from '../danger/whole-danger';
import type { GeneratedChange } from './change';

/** The whole of `danger ci` in a Bitbucket pipeline, in milliseconds (see `wholeDanger`). */
export function runDanger(
  folder: string,
  apiUrl: string,
  token: string,
  { repository, id }: PullRequest,
  change: GeneratedChange,
  rules: DangerRules,
): Promise<number> {
  return wholeDanger(folder, change, rules, {
    NODE_OPTIONS: `--require ${join(__dirname, 'reroute.cjs')}`,
    EMULATOR_API_URL: apiUrl,
    BITBUCKET_BUILD_NUMBER: '1',
    BITBUCKET_PR_ID: String(id),
    BITBUCKET_REPO_OWNER: repository.workspace.slug,
    BITBUCKET_REPO_SLUG: repository.slug,
    BITBUCKET_REPO_FULL_NAME: `${repository.workspace.slug}/${repository.slug}`,
    BITBUCKET_GIT_HTTP_ORIGIN: 'http://bitbucket.org/acme/shop',
    DANGER_BITBUCKETCLOUD_REPO_ACCESSTOKEN: token,
  });
}
