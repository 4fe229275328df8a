import type { IncomingMessage } from 'node:http';
import { cookieOf } from './cookie';

/** `auto`: what the person's system prefers, as long as they choose nothing. */
export type Theme = 'light' | 'dark' | 'auto';

const THEME_COOKIE = 'emulator_theme';

/** The theme that the address asks for, or the one chosen before. */
export function themeOf(request: IncomingMessage): Theme {
  const asked = new URL(request.url ?? '/', 'http://here').searchParams.get('theme');
  const theme = asked ?? cookieOf(request, THEME_COOKIE);
  return theme === 'dark' || theme === 'light' ? theme : 'auto';
}

export function themeCookie(theme: Theme): string {
  return `${THEME_COOKIE}=${theme}; Path=/; SameSite=Lax`;
}
