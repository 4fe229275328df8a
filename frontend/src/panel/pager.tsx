import Button from '@atlaskit/button/new';

export interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Leads from page to page of a list. Both buttons stay in reach of the keyboard at either end. */
export function Pager({ page, pages, onPage }: PagerProps) {
  if (pages <= 1) return null;
  const go = (to: number) => () => {
    if (to >= 1 && to <= pages) onPage(to);
  };
  return (
    <nav className="loom-pages" aria-label="Pages of findings">
      <Button spacing="compact" aria-disabled={page <= 1} onClick={go(page - 1)}>
        Previous
      </Button>
      <span aria-live="polite">
        Page {page} of {pages}
      </span>
      <Button spacing="compact" aria-disabled={page >= pages} onClick={go(page + 1)}>
        Next
      </Button>
    </nav>
  );
}
