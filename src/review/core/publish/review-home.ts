import type { TrackedFinding } from '../../../domain';
import { link } from './bitbucket-text';

/** Where people see all findings of a review and dismiss them: beside the pull request, on a page of Loom's own, or nowhere. */
export type ReviewHome =
  | { readonly kind: 'panel' }
  | { readonly kind: 'nowhere' }
  | {
      readonly kind: 'page';
      /** Address of the page that shows a review; null while only this machine reaches it. */
      readonly addressOf: (review: string) => string | null;
    };

const PAGE = "Loom's review page";

/**
 * How to be rid of a finding, or of `several`. The page of the review that saw it first shows what there is today, and its address
 * stays.
 */
export function dismissHint(
  home: ReviewHome,
  { firstReview }: Pick<TrackedFinding, 'firstReview'>,
  several: boolean,
): string | null {
  const what = several ? 'them' : 'it';
  if (home.kind === 'nowhere') return null;
  if (home.kind === 'panel') return `_Dismiss ${what} in the Loom panel._`;
  const address = home.addressOf(firstReview);
  return `_Dismiss ${what} on ${(address === null ? null : link(PAGE, address)) ?? PAGE}._`;
}

const LISTS = { panel: '; the Loom panel lists all of them', page: `; ${PAGE} lists all of them`, nowhere: '' };

/** The end of a sentence about findings that are not shown. */
export function listedElsewhere({ kind }: ReviewHome): string {
  return LISTS[kind];
}
