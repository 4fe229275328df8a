import SectionMessage from '@atlaskit/section-message';
import type { PanelReview } from '../../../src/web/api/contract';

const ENDINGS: Partial<
  Record<
    PanelReview['state'],
    { readonly title: string; readonly appearance: 'error' | 'information'; readonly otherwise: string }
  >
> = {
  failed: {
    title: 'The review failed',
    appearance: 'error',
    otherwise: 'Run it again. If it fails again, ask whoever operates Loom.',
  },
  cancelled: {
    title: 'The review was cancelled',
    appearance: 'information',
    otherwise: 'A newer push or a person stopped it.',
  },
  skipped: {
    title: 'This pull request was not reviewed',
    appearance: 'information',
    otherwise: 'Loom’s settings leave it out.',
  },
};

/** How a review ended when it did not end well. */
export function ReviewOutcome({ review }: { readonly review: PanelReview }) {
  const ending = ENDINGS[review.state];
  if (!ending) return null;
  return (
    <SectionMessage appearance={ending.appearance} title={ending.title} headingLevel="h2">
      <p className="loom-prose">{review.reason ?? ending.otherwise}</p>
    </SectionMessage>
  );
}
