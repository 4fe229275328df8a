/** What a review is doing right now, for whoever watches. */
export type ReviewStep =
  | { readonly kind: 'gathering' }
  | { readonly kind: 'analyzing'; readonly files: number; readonly running: readonly string[] }
  | { readonly kind: 'placing' };
