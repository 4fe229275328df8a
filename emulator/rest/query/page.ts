import { Refusal } from '../../world';
import { valueAt } from './compare';
import { parseQuery } from './parse';

export interface PageRequest {
  /** The address that was asked for, complete. */
  readonly url: URL;
  readonly pagelen?: number;
  readonly largest?: number;
  /** Lists that are walked without counting give no `size`, and some of them no `page` either. */
  readonly counts?: 'all' | 'pages' | 'nothing';
}

export interface Page {
  readonly size?: number;
  readonly page?: number;
  readonly pagelen: number;
  readonly next?: string;
  readonly previous?: string;
  readonly values: readonly unknown[];
}

const DEFAULT_LENGTH = 10;
const LARGEST_LENGTH = 100;

/** One page of a list, after `q` and `sort`. Items are only shown when they are looked at. */
export function pageOf<Item>(items: readonly Item[], show: (item: Item) => unknown, request: PageRequest): Page {
  const { searchParams } = request.url;
  const query = searchParams.get('q');
  const sort = searchParams.get('sort');
  const pagelen = positive(searchParams.get('pagelen'), request.pagelen ?? DEFAULT_LENGTH, 'pagelen');
  if (pagelen > (request.largest ?? LARGEST_LENGTH)) throw new Refusal(400, 'Invalid pagelen');
  const page = positive(searchParams.get('page'), 1, 'page');
  const counts = request.counts ?? 'all';
  const first = (page - 1) * pagelen;
  const shown = query === null && sort === null ? null : sorted(filtered(items.map(show), query), sort);
  const size = shown?.length ?? items.length;
  const values = shown?.slice(first, first + pagelen) ?? items.slice(first, first + pagelen).map(show);
  return {
    ...(counts === 'all' ? { size } : {}),
    ...(counts === 'nothing' ? {} : { page }),
    pagelen,
    ...(first + pagelen < size ? { next: at(request.url, page + 1) } : {}),
    ...(page > 1 ? { previous: at(request.url, page - 1) } : {}),
    values,
  };
}

function filtered(values: readonly unknown[], query: string | null): readonly unknown[] {
  return query === null || query.trim() === '' ? values : values.filter(parseQuery(query));
}

function sorted(values: readonly unknown[], sort: string | null): readonly unknown[] {
  if (sort === null || sort === '') return values;
  const descending = sort.startsWith('-');
  const path = sort.replace(/^-/, '').split('.');
  const direction = descending ? -1 : 1;
  return [...values].sort((one, other) => direction * order(valueAt(one, path), valueAt(other, path)));
}

function order(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const left = typeof one === 'string' ? one : '';
  const right = typeof other === 'string' ? other : '';
  return left < right ? -1 : Number(left > right);
}

function positive(text: string | null, fallback: number, name: string): number {
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Refusal(400, `Invalid ${name}`);
  return value;
}

function at(url: URL, page: number): string {
  const address = new URL(url);
  address.searchParams.set('page', String(page));
  return address.href;
}
