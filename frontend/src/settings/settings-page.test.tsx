import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SettingsView } from '../../../src/web/api/contract';
import { Problem, type SettingsApi } from '../api';
import { accessibilityFaults, fakeBrowser, SETTINGS_VIEWS, settingsView } from '../testing';
import { SettingsPage } from './settings-page';

beforeEach(() => {
  fakeBrowser();
});

function show(view: SettingsView, over: Partial<SettingsApi> = {}) {
  const api: SettingsApi = {
    read: () => Promise.resolve(view),
    save: (settings) => Promise.resolve({ ...view, settings }),
    newWebhookSecret: () => Promise.resolve({ secret: ['made', 'up'].join('-') }),
    ...over,
  };
  const user = userEvent.setup();
  render(<SettingsPage scope={view.scope} api={api} />);
  return { user };
}

async function choose(user: ReturnType<typeof userEvent.setup>, label: string, option: string): Promise<void> {
  await user.click(await screen.findByRole('combobox', { name: label }));
  await user.click(screen.getByRole('option', { name: option }));
}

test.each(Object.entries(SETTINGS_VIEWS))('the state “%s” is for all to read', async (_name, view) => {
  show(view);
  expect(await screen.findByRole('combobox', { name: 'Review pull requests' })).toBeInTheDocument();
  expect(await accessibilityFaults()).toEqual([]);
});

test('shows what is inherited, and from where', async () => {
  show(SETTINGS_VIEWS.edit);
  expect(await screen.findByText('Inherit: Comment only')).toBeInTheDocument();
  expect(screen.getByText('Set here. Workspace setting: Off')).toBeInTheDocument();
  expect(screen.getByText('.loom/config.yaml')).toBeInTheDocument();
});

test('saves what changed, and forgets what is inherited again', async () => {
  const view = settingsView();
  const save = jest.fn<ReturnType<SettingsApi['save']>, Parameters<SettingsApi['save']>>((settings) =>
    Promise.resolve({ ...view, settings }),
  );
  const { user } = show(view, { save });
  await choose(user, 'Draft pull requests', 'Inherit: Off');
  await choose(user, 'Tasks', 'For blockers');
  expect(screen.getByText('2 unsaved changes')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(save).toHaveBeenCalledWith({ gateFailOn: 'warning', tasks: 'blockers' });
  expect(await screen.findByText('Saved')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('looks again when the person comes back from the sign-in', async () => {
  const views = [SETTINGS_VIEWS['sign-in'], SETTINGS_VIEWS.edit];
  const read = jest.fn(() => Promise.resolve(views.shift() ?? SETTINGS_VIEWS.edit));
  show(SETTINGS_VIEWS['sign-in'], { read });
  expect(await screen.findByText('Sign in to make changes')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  window.dispatchEvent(new Event('focus'));
  expect(await screen.findByRole('button', { name: 'Save' })).toBeInTheDocument();
  expect(screen.queryByText('Sign in to make changes')).toBeNull();
  window.dispatchEvent(new Event('focus'));
  expect(read).toHaveBeenCalledTimes(2);
});

test('Loom keeps its capital letter', async () => {
  show(settingsView({ inheritedFrom: 'default', settings: {} }));
  expect(await screen.findByText(/^Inherit \(Loom’s default/)).toBeInTheDocument();
});

test('asks before unsaved changes are left, and can undo them', async () => {
  const { user } = show(settingsView());
  await choose(user, 'Tasks', 'For blockers');
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Undo changes' }));
  const again = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(again);
  expect(again.defaultPrevented).toBe(false);
  expect(screen.getByText('Inherit: None')).toBeInTheDocument();
});

test('ignored paths are checked before they are saved', async () => {
  const save = jest.fn<ReturnType<SettingsApi['save']>, Parameters<SettingsApi['save']>>((settings) =>
    Promise.resolve(settingsView({ settings })),
  );
  const { user } = show(settingsView({ settings: {} }), { save });
  const paths = await screen.findByLabelText('Ignored paths');
  expect(paths).toHaveValue('vendor/**\n**/*.min.js');
  await user.click(screen.getByRole('checkbox', { name: /Inherit/ }));
  await user.clear(paths);
  await user.type(paths, '/docs');
  expect(screen.getByText(/starts with a slash/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.clear(paths);
  await user.type(paths, 'docs/**\n\n  *.svg ');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(save).toHaveBeenCalledWith({ ignorePaths: ['docs/**', '*.svg'] });
});

test('a failed save keeps the changes and says what to do', async () => {
  const { user } = show(settingsView(), {
    save: () =>
      Promise.reject(new Problem('refused', 'Sign in first.', 'Use the link.', 'https://loom.example.com/in')),
  });
  await choose(user, 'Tasks', 'For blockers');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByRole('link', { name: /Sign in/ })).toBeInTheDocument();
  expect(screen.getByText('1 unsaved change')).toBeInTheDocument();
});

test('who may not save finds nothing to save with', async () => {
  show(SETTINGS_VIEWS.read);
  expect(await screen.findByText('You can look, but not change')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  expect(screen.queryByRole('button', { name: /secret/ })).toBeNull();
});

test('a secret is shown once, and is replaced only after a question', async () => {
  const newWebhookSecret = jest.fn(() => Promise.resolve({ secret: ['made', 'up'].join('-') }));
  const { user } = show(settingsView(), { newWebhookSecret });
  await user.click(await screen.findByRole('button', { name: 'Generate secret' }));
  expect(await screen.findByLabelText('Webhook secret')).toHaveValue('made-up');
  expect(screen.getByLabelText('Webhook secret')).toHaveFocus();
  expect(await accessibilityFaults()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Copy webhook secret' }));
  expect(await screen.findByText('Copied')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Replace secret' }));
  await user.click(screen.getByRole('button', { name: 'Keep the old one' }));
  expect(newWebhookSecret).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole('button', { name: 'Replace secret' }));
  await user.click(screen.getByRole('button', { name: 'Replace it' }));
  expect(newWebhookSecret).toHaveBeenCalledTimes(2);
});

test('a failed load can be tried again', async () => {
  let reads = 0;
  const { user } = show(settingsView(), {
    read: () =>
      (reads += 1) === 1 ? Promise.reject(new Problem('away', 'Away.', 'Wait.')) : Promise.resolve(settingsView()),
  });
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('acme/shop')).toBeInTheDocument();
});
