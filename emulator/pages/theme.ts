import type { IncomingMessage } from 'node:http';
import { cookieOf } from './cookie';

export type Theme = 'light' | 'dark';

const THEME_COOKIE = 'emulator_theme';

/** The theme that the address asks for, or the one chosen before. */
export function themeOf(request: IncomingMessage): Theme {
  const asked = new URL(request.url ?? '/', 'http://here').searchParams.get('theme');
  return (asked ?? cookieOf(request, THEME_COOKIE)) === 'dark' ? 'dark' : 'light';
}

export function themeCookie(theme: Theme): string {
  return `${THEME_COOKIE}=${theme}; Path=/; SameSite=Lax`;
}
