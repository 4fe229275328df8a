import { appUrl, basePathOf, type Descriptor } from './descriptor';
import { hostToken } from './token';

/** What a module's address may speak of: the objects of REST by their root names, such as `repository`. */
export type PageContext = Readonly<Record<string, unknown>>;

const PARAMETER = /\{([a-z_]+(?:\.[a-z_]+)*)\}/g;

/** Puts values in the place of `{repository.uuid}` and the like. What has no value stays as it is written. */
export function fillAddress(template: string, context: PageContext): string {
  return template.replace(PARAMETER, (whole, path: string) => {
    const value = valueAt(context, path);
    return value === null ? whole : encodeURIComponent(value);
  });
}

/** The scalar at a dotted path of a context, as text. */
export function valueAt(context: PageContext, path: string): string | null {
  let value: unknown = context;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** How long a page's address can be opened. */
const PAGE_SECONDS = 3600;

/** The address of a page of the app for an iframe, signed for this installation. */
export function signedAddress(
  descriptor: Descriptor,
  template: string,
  context: PageContext,
  installation: { readonly clientKey: string; readonly sharedSecret: string },
  now: number,
): string {
  const url = new URL(appUrl(descriptor, fillAddress(template, context)));
  const { clientKey, sharedSecret } = installation;
  const request = { method: 'GET', url, basePath: basePathOf(descriptor) };
  url.searchParams.append('jwt', hostToken(request, { clientKey, sharedSecret, now, validForSeconds: PAGE_SECONDS }));
  return url.href;
}
