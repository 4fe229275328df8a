import type { PanelView } from '../../../src/web/api/contract';
import { PANEL_VIEWS } from '../testing/views';
import type { PanelAnswer, PanelApi } from './panel-api';
import { Problem, serverAway } from './problem';
import { watchPanel } from './watch-panel';

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  hidden(false);
  jest.useRealTimers();
});

function hidden(yes: boolean): void {
  Object.defineProperty(document, 'visibilityState', { value: yes ? 'hidden' : 'visible', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

function watched(read: (etag: string | null, count: number) => Promise<PanelAnswer>) {
  const views: PanelView[] = [];
  const problems: Problem[] = [];
  const etags: (string | null)[] = [];
  const api = {
    read: (etag: string | null) => {
      etags.push(etag);
      return read(etag, etags.length);
    },
  } as unknown as PanelApi;
  const watch = watchPanel(api, { onView: (view) => views.push(view), onProblem: (problem) => problems.push(problem) });
  return { watch, views, problems, etags };
}

test('reads with the last tag, and tells only what changed', async () => {
  const { watch, views, etags } = watched((etag) =>
    Promise.resolve({ view: etag === null ? PANEL_VIEWS.running : null, etag: '"1"' }),
  );
  await jest.advanceTimersByTimeAsync(3_100);
  expect(etags).toEqual([null, '"1"', '"1"']);
  expect(views).toHaveLength(1);
  watch.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(etags).toHaveLength(3);
});

test('rests while the page is hidden, and reads at once when it is seen again', async () => {
  const { watch, etags } = watched(() => Promise.resolve({ view: PANEL_VIEWS.running, etag: null }));
  await jest.advanceTimersByTimeAsync(10);
  hidden(true);
  await jest.advanceTimersByTimeAsync(600_000);
  expect(etags).toHaveLength(1);
  hidden(false);
  await jest.advanceTimersByTimeAsync(10);
  expect(etags).toHaveLength(2);
  watch.stop();
});

test('backs off while the server is away, and says when it is back although nothing changed', async () => {
  const { watch, views, problems } = watched((etag, count) => {
    if (count === 1) return Promise.resolve({ view: PANEL_VIEWS.running, etag: '"1"' });
    return count < 4 ? Promise.reject(serverAway()) : Promise.resolve({ view: null, etag });
  });
  await jest.advanceTimersByTimeAsync(1_500 + 2_000 + 4_000 + 100);
  expect(problems.map((problem) => problem.kind)).toEqual(['away', 'away']);
  expect(views).toHaveLength(2);
  watch.stop();
});

test('does not ask again by itself after a refusal', async () => {
  const { watch, problems, etags } = watched(() => Promise.reject(new Problem('expired', 'a', 'b')));
  await jest.advanceTimersByTimeAsync(600_000);
  expect(problems).toHaveLength(1);
  watch.refresh();
  await jest.advanceTimersByTimeAsync(10);
  expect(etags).toHaveLength(2);
  watch.stop();
});

test('an older read never overwrites what an action answered', async () => {
  let release: (answer: PanelAnswer) => void = () => undefined;
  const { watch, views, etags } = watched(() => new Promise((resolve) => (release = resolve)));
  await jest.advanceTimersByTimeAsync(10);
  watch.accept(PANEL_VIEWS.running);
  release({ view: PANEL_VIEWS.findings, etag: '"old"' });
  await jest.advanceTimersByTimeAsync(1_600);
  expect(views).toEqual([PANEL_VIEWS.running]);
  expect(etags).toEqual([null, null]);
  watch.stop();
});
