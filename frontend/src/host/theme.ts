export type ColorMode = 'light' | 'dark';

const THEMES = 'light:light dark:dark shape:shape spacing:spacing typography:typography motion:motion';

/**
 * The mode that somebody asked for by name, the more direct wish first; null when the person's own setting decides.
 */
export function wishedMode(query: string, attribute: string | null): ColorMode | null {
  return modeNamed(new URLSearchParams(query).get('theme')) ?? modeNamed(attribute);
}

/** The mode that a message of the host names, in any of the forms that hosts use. */
export function modeInMessage(data: unknown): ColorMode | null {
  if (typeof data !== 'object' || data === null) return null;
  const { theme, colorMode } = data as { readonly theme?: unknown; readonly colorMode?: unknown };
  return modeNamed(colorMode) ?? modeNamed(theme) ?? modeInMessage(theme);
}

/** Themes the page, and follows the host and the person's setting. Ends with the function that it returns. */
export function followTheme(window: Window, hostOrigin: string | null): () => void {
  const root = window.document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let wish = wishedMode(window.location.search, root.getAttribute('data-color-mode'));

  const apply = (): void => root.setAttribute('data-color-mode', wish ?? (dark.matches ? 'dark' : 'light'));
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source !== window.parent || event.origin !== hostOrigin) return;
    wish = modeInMessage(event.data) ?? wish;
    apply();
  };

  root.setAttribute('data-theme', THEMES);
  apply();
  dark.addEventListener('change', apply);
  window.addEventListener('message', onMessage);
  return () => {
    dark.removeEventListener('change', apply);
    window.removeEventListener('message', onMessage);
  };
}

function modeNamed(name: unknown): ColorMode | null {
  return name === 'light' || name === 'dark' ? name : null;
}
