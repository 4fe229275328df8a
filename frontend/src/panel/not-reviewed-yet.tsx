import SectionMessage from '@atlaskit/section-message';

/** A pull request that was opened before Loom watched it, or a moment ago. */
export function NotReviewedYet({ mayRerun }: { readonly mayRerun: boolean }) {
  return (
    <SectionMessage title="Not reviewed yet" headingLevel="h2">
      <p>Loom reviews this pull request after the next push{mayRerun && ', or now if you ask for it'}.</p>
    </SectionMessage>
  );
}
