import { fakeBrowser } from '../testing';
import { followTheme, modeInMessage, wishedMode } from './theme';

const DARK = '(prefers-color-scheme: dark)';
const root = document.documentElement;

afterEach(() => root.removeAttribute('data-color-mode'));

test('follows the person’s own setting', () => {
  const browser = fakeBrowser([DARK]);
  const stop = followTheme(window, null);
  expect(root).toHaveAttribute('data-color-mode', 'dark');
  browser.media([]);
  expect(root).toHaveAttribute('data-color-mode', 'light');
  stop();
  browser.media([DARK]);
  expect(root).toHaveAttribute('data-color-mode', 'light');
});

test('an explicit wish wins over the setting', () => {
  fakeBrowser([DARK]);
  root.setAttribute('data-color-mode', 'light');
  followTheme(window, null)();
  expect(root).toHaveAttribute('data-color-mode', 'light');
  expect(wishedMode('?theme=dark', 'light')).toBe('dark');
  expect(wishedMode('?theme=pink', null)).toBeNull();
});

test('obeys the host alone', () => {
  fakeBrowser();
  const host = 'https://bitbucket.org';
  const stop = followTheme(window, host);
  const say = (origin: string): boolean =>
    window.dispatchEvent(new MessageEvent('message', { data: { theme: 'dark' }, origin, source: window.parent }));
  say('https://elsewhere.example.com');
  expect(root).toHaveAttribute('data-color-mode', 'light');
  say(host);
  expect(root).toHaveAttribute('data-color-mode', 'dark');
  stop();
});

test('reads the mode in the forms that hosts use, and nothing else', () => {
  expect(modeInMessage({ theme: 'dark' })).toBe('dark');
  expect(modeInMessage({ colorMode: 'light' })).toBe('light');
  expect(modeInMessage({ theme: { colorMode: 'dark' } })).toBe('dark');
  for (const other of [null, undefined, 'dark', 3, {}, { theme: 'auto' }]) expect(modeInMessage(other)).toBeNull();
});
