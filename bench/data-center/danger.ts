import type { Account, PullRequest } from '../../emulator';
import type { DataCenter } from '../../emulator/data-center';
import { FINDINGS, type GeneratedChange } from '../cloud/change';
import { type DangerRules, wholeDanger } from '../danger/whole-danger';

/**
 * The whole of `danger ci` in a Bamboo build beside the instance, in milliseconds (see `wholeDanger`).
 * @throws Error when it did not leave one comment for each finding on its line, and a summary
 */
export async function runDanger(
  folder: string,
  instance: DataCenter,
  { account, token }: { readonly account: Account; readonly token: string },
  pull: PullRequest,
  change: GeneratedChange,
  rules: DangerRules,
): Promise<number> {
  const { repository, id } = pull;
  const took = await wholeDanger(folder, change, rules, {
    bamboo_buildPlanName: 'Review',
    bamboo_planRepository_repositoryUrl: `ssh://git@127.0.0.1:7999/${repository.workspace.slug}/${repository.slug}.git`,
    bamboo_repository_pr_key: String(id),
    DANGER_BITBUCKETSERVER_HOST: instance.url,
    DANGER_BITBUCKETSERVER_USERNAME: account.nickname,
    DANGER_BITBUCKETSERVER_TOKEN: token,
  });
  const own = [...pull.comments.values()].filter(({ author }) => author === account);
  const inline = own.filter(({ anchor }) => anchor !== null);
  if (inline.length !== FINDINGS || own.length !== FINDINGS + 1) {
    throw new Error(`Danger left ${own.length} comments, ${inline.length} of them on lines.`);
  }
  return took;
}
