export interface PageWish {
  readonly start: number;
  readonly limit: number;
}

/**
 * One page of a list. What is hidden from the caller (shown as null) counts for the place of the next page and not for the size of this
 * one, so the two differ.
 */
export function pageJson<Item>(
  items: readonly Item[],
  show: (item: Item) => unknown,
  { start, limit }: PageWish,
): Record<string, unknown> {
  const values: unknown[] = [];
  let at = Math.max(0, start);
  while (at < items.length && values.length < limit) {
    const shown = show(items[at]!);
    if (shown !== null) values.push(shown);
    at += 1;
  }
  while (at < items.length && show(items[at]!) === null) at += 1;
  const isLastPage = at >= items.length;
  return { size: values.length, limit, isLastPage, values, start, nextPageStart: isLastPage ? null : at };
}
