import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PanelView } from '../../../src/web/api/contract';
import { type PanelApi, Problem } from '../api';
import { HostContext } from '../components';
import { accessibilityFaults, fakeBrowser, finding, PANEL_VIEWS, panelView } from '../testing';
import { Panel } from './panel';

beforeEach(() => {
  fakeBrowser();
});

const NO_API: PanelApi = {
  read: () => Promise.reject(new Error('not asked')),
  rerun: () => Promise.resolve(PANEL_VIEWS.pending),
  dismiss: () => Promise.resolve(PANEL_VIEWS.past),
  restore: () => Promise.resolve(PANEL_VIEWS.findings),
};

function show(view: PanelView | Problem, over: Partial<PanelApi> = {}) {
  const api: PanelApi = {
    ...NO_API,
    read: (etag) =>
      view instanceof Problem
        ? Promise.reject(view)
        : Promise.resolve({ view: etag === null ? view : null, etag: '"1"' }),
    ...over,
  };
  return { ...render(<Panel api={api} settingsUrl={null} />), user: userEvent.setup() };
}

const STATES: readonly (readonly [keyof typeof PANEL_VIEWS, string])[] = [
  ['findings', 'Changes requested'],
  ['empty', 'Nothing found'],
  ['past', 'Nothing left to do'],
  ['pending', 'Waiting to start'],
  ['running', 'Analysing the code'],
  ['waiting', 'Waiting to start'],
  ['first-waiting', 'Waiting to start'],
  ['unreviewed', 'Not reviewed yet'],
  ['failed', 'The review failed'],
  ['cancelled', 'The review was cancelled'],
  ['skipped', 'This pull request was not reviewed'],
  ['off', 'Reviews are switched off'],
  ['not-set-up', 'Loom is not set up here yet'],
  ['reader', 'Changes requested'],
];

test.each(STATES)('the state “%s” says so, for all to read', async (name, words) => {
  show(PANEL_VIEWS[name]);
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Loom review');
  expect(await accessibilityFaults()).toEqual([]);
});

test('says that it is loading', () => {
  show(PANEL_VIEWS.findings, { read: () => new Promise(() => undefined) });
  expect(screen.getByRole('status')).toHaveTextContent('Loading the review…');
});

test('a failure shows what to do, the way to sign in, and another try', async () => {
  let reads = 0;
  const problem = new Problem('refused', 'Sign in first.', 'Then come back.', 'https://loom.example.com/in');
  const { user } = show(problem, {
    read: () =>
      (reads += 1) === 1 ? Promise.reject(problem) : Promise.resolve({ view: PANEL_VIEWS.empty, etag: null }),
  });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Then come back.');
  expect(within(alert).getByRole('link', { name: /Sign in/ })).toHaveAttribute('href', 'https://loom.example.com/in');
  expect(await accessibilityFaults()).toEqual([]);
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Nothing found')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('shows what is new and open first, and the rest when asked', async () => {
  const { user } = show(PANEL_VIEWS.findings);
  const table = await screen.findByRole('table', { name: 'Findings' });
  expect(within(table).getAllByRole('row')).toHaveLength(5);
  await user.click(screen.getByRole('checkbox', { name: /Dismissed/ }));
  expect(within(table).getAllByRole('row')).toHaveLength(6);
  expect(within(table).getByText(/A test key without any rights/)).toHaveTextContent('Dismissed by Mara Lindqvist');
  await user.type(screen.getByLabelText('Search'), 'cwe-89 sql');
  expect(within(table).getAllByRole('row')).toHaveLength(2);
  await user.type(screen.getByLabelText('Search'), ' nowhere');
  expect(screen.getByText('No findings match')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show all findings' }));
  expect(screen.getByText('6 findings shown')).toBeInTheDocument();
});

test('sorts by any column', async () => {
  const { user } = show(PANEL_VIEWS.findings);
  const table = await screen.findByRole('table', { name: 'Findings' });
  await user.click(within(table).getByRole('button', { name: /Place/ }));
  const places = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[2]?.textContent);
  expect(places[0]).toContain('The change as a whole');
  expect(places[1]).toContain('services/');
});

test('ten findings make a page', async () => {
  const { user } = show(PANEL_VIEWS.many);
  const table = await screen.findByRole('table', { name: 'Findings' });
  expect(within(table).getAllByRole('row')).toHaveLength(11);
  const next = screen.getByRole('button', { name: 'Next' });
  await user.click(next);
  await user.click(next);
  await user.click(next);
  expect(screen.getByText('Page 3 of 3')).toBeInTheDocument();
  expect(within(table).getAllByRole('row')).toHaveLength(5);
  expect(next).toHaveFocus();
});

test('becomes a list of cards where a table does not fit', async () => {
  fakeBrowser(['(max-width: 719px)']);
  const { user } = show(PANEL_VIEWS.findings);
  const list = await screen.findByRole('list', { name: 'Findings' });
  expect(screen.queryByRole('table')).toBeNull();
  expect(within(list).getAllByRole('button', { name: /Dismiss/ })).toHaveLength(4);
  await user.selectOptions(screen.getByLabelText('Sort by'), 'place');
  expect(list.firstElementChild).toHaveTextContent('The change as a whole');
  expect(await accessibilityFaults()).toEqual([]);
});

test('a dismissal needs a reason; the focus is led through it', async () => {
  const dismiss = jest.fn(() => Promise.resolve(PANEL_VIEWS.past));
  const { user } = show(panelView({ findings: [finding()] }), { dismiss });
  const open = await screen.findByRole('button', { name: /^Dismiss/ });
  await user.click(open);
  const field = screen.getByLabelText('Why is this not a problem?');
  expect(field).toHaveFocus();
  expect(await accessibilityFaults()).toEqual([]);

  await user.keyboard('{Escape}');
  expect(open).toHaveFocus();
  expect(screen.queryByLabelText('Why is this not a problem?')).toBeNull();

  await user.click(open);
  await user.type(screen.getByLabelText('Why is this not a problem?'), ' x {Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('at least 3 characters');
  expect(dismiss).not.toHaveBeenCalled();

  await user.type(screen.getByLabelText('Why is this not a problem?'), 'y is intended{Enter}');
  expect(dismiss).toHaveBeenCalledWith('f0', 'x y is intended');
  expect(await screen.findByText('The finding was dismissed.')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Findings' })).toHaveFocus());
});

test('a dismissal that fails keeps the reason and says why', async () => {
  const { user } = show(panelView({ findings: [finding()] }), {
    dismiss: () => Promise.reject(new Problem('refused', 'You may not.', 'Ask an admin.')),
  });
  await user.click(await screen.findByRole('button', { name: /^Dismiss/ }));
  await user.type(screen.getByLabelText('Why is this not a problem?'), 'because{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('You may not. Ask an admin.');
  expect(screen.getByLabelText('Why is this not a problem?')).toHaveValue('because');
});

test('restores what was dismissed', async () => {
  const restore = jest.fn(() => Promise.resolve(PANEL_VIEWS.findings));
  const { user } = show(PANEL_VIEWS.past, { restore });
  await user.click(await screen.findByRole('button', { name: 'Show all findings' }));
  await user.click(screen.getByRole('button', { name: /^Restore/ }));
  expect(restore).toHaveBeenCalledWith('f6');
  expect(await screen.findByText('The finding was restored.')).toBeInTheDocument();
});

test('runs again when that is allowed, and says why when it is not', async () => {
  const { user } = show(PANEL_VIEWS.findings);
  await user.click(await screen.findByRole('button', { name: 'Run again' }));
  expect(await screen.findByText('Waiting to start')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Run again' })).toBeDisabled();
  expect(screen.getByText('A review is running.')).toBeInTheDocument();
});

test('names the pull request where no page of the host is around it', async () => {
  const { unmount } = show(PANEL_VIEWS.findings);
  const link = await screen.findByRole('link', { name: /^#7 Invoices by mail/ });
  expect(link).toHaveAttribute('href', 'https://bitbucket.org/acme/shop/pull-requests/7');
  unmount();
  const api: PanelApi = { ...NO_API, read: () => Promise.resolve({ view: PANEL_VIEWS.findings, etag: null }) };
  render(
    <HostContext value={{ origin: 'https://bitbucket.org' }}>
      <Panel api={api} settingsUrl={null} />
    </HostContext>,
  );
  await screen.findByRole('table', { name: 'Findings' });
  expect(screen.queryByRole('link', { name: /^#7/ })).toBeNull();
});

test('leads to the settings where the host has no place for them', async () => {
  const api: PanelApi = { ...NO_API, read: () => Promise.resolve({ view: PANEL_VIEWS.findings, etag: null }) };
  render(<Panel api={api} settingsUrl="/loom/r/1/settings" />);
  const link = await screen.findByRole('link', { name: 'Settings of this repository' });
  expect(link).toHaveAttribute('href', '/loom/r/1/settings');
});

test('asks for the first review of a pull request that has none', async () => {
  const rerun = jest.fn(() => Promise.resolve(PANEL_VIEWS['first-waiting']));
  const { user } = show(PANEL_VIEWS.unreviewed, { rerun });
  await user.click(await screen.findByRole('button', { name: 'Review now' }));
  expect(await screen.findByText('Waiting to start')).toBeInTheDocument();
  expect(screen.queryByText('Not reviewed yet')).toBeNull();
});

test('a reader sees no buttons that would fail', async () => {
  show(PANEL_VIEWS.reader);
  expect(await screen.findByRole('button', { name: 'Run again' })).toBeDisabled();
  expect(screen.queryByRole('button', { name: /^Dismiss/ })).toBeNull();
});

test('an address that is not one of the web is never a link', async () => {
  const address = ['javascript', 'alert(1)'].join(':');
  const pullRequest = { number: 7, title: 'Invoices', url: address };
  const { container } = show(panelView({ pullRequest, findings: [finding({ url: address, helpUrl: address })] }));
  await screen.findByRole('table', { name: 'Findings' });
  expect(container.querySelectorAll('a')).toHaveLength(0);
});
