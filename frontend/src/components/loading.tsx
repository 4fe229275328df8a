import Spinner from '@atlaskit/spinner';

/** A page that has nothing to show yet. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="loom-loading" role="status">
      <Spinner size="medium" />
      <span>{what}</span>
    </div>
  );
}
