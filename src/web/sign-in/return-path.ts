/** A browser takes these for steps, not for names. */
const STEP = /^\/r\/(?:\.|%2e){1,2}(?:[/?]|$)/i;

/** Pages that a sign-in may come back to. Anything else leads to the start page: never to another site. */
export function allowedReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 300 || STEP.test(wanted)) return '/';
  return /^\/r\/[\w%.-]{1,128}(\/settings)?(\?tenant=[\w%.-]{1,128})?$/.test(wanted) ? wanted : '/';
}
