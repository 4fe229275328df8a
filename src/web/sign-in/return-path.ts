/** Pages that a sign-in may come back to. Anything else leads to the start page: never to another site. */
export function allowedReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 300) return '/';
  return /^\/r\/[\w%.-]{1,128}(\/settings)?(\?tenant=[\w%.-]{1,128})?$/.test(wanted) ? wanted : '/';
}
