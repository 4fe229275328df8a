import { timeDanger } from '../cloud/danger';
import type { GeneratedChange } from '../cloud/change';

/** `danger ci` against Bitbucket Server, writing the same comments. Returns milliseconds from start to end of its process. */
export function runDanger(
  folder: string,
  instance: { readonly url: string; readonly token: string; readonly pull: number },
  change: GeneratedChange,
): Promise<number> {
  return timeDanger(folder, change, {
    DANGER_FAKE_CI: 'YEP',
    DANGER_TEST_REPO: 'projects/EXP/repos/exporter',
    DANGER_TEST_PR: String(instance.pull),
    DANGER_BITBUCKETSERVER_HOST: instance.url,
    DANGER_BITBUCKETSERVER_USERNAME: 'peer',
    DANGER_BITBUCKETSERVER_TOKEN: instance.token,
  });
}
