import { fakeBrowser } from '../testing';
import { loadHostScript, resizeFrame } from './bridge';
import { fitFrame } from './fit';

function withHost(host: unknown): void {
  Object.defineProperty(window, 'AP', { value: host, configurable: true });
}
afterEach(() => withHost(undefined));

test('asks the host in whichever way it offers, and does without', () => {
  const resize = jest.fn();
  withHost({ resize });
  resizeFrame(window, 99.2);
  withHost({ require: (name: string, load: (module: object) => void) => load(name === 'env' ? { resize } : {}) });
  resizeFrame(window, 120);
  withHost({ require: (_name: string, load: (module: undefined) => void) => load(undefined) });
  resizeFrame(window, 130);
  withHost(undefined);
  resizeFrame(window, 140);
  expect(resize.mock.calls).toEqual([
    ['100%', '100px'],
    ['100%', '120px'],
  ]);
});

test('asks once per height', () => {
  const browser = fakeBrowser();
  const resize = jest.fn();
  withHost({ resize });
  const content = document.createElement('div');
  let height = 300;
  content.getBoundingClientRect = () => ({ height }) as DOMRect;
  const stop = fitFrame(window, content);
  browser.resized();
  height = 301;
  browser.resized();
  height = 420;
  browser.resized();
  expect(resize.mock.calls.map((call: readonly unknown[]) => call[1])).toEqual(['300px', '420px']);
  stop();
});

test('a host script that does not load leaves the page as it is', async () => {
  const loaded = loadHostScript(document, 'https://bitbucket.org/atlassian-connect/all.js');
  const script = document.head.querySelector('script');
  expect(script?.src).toBe('https://bitbucket.org/atlassian-connect/all.js');
  script?.dispatchEvent(new Event('error'));
  await expect(loaded).resolves.toBe(false);
});
