import { allHold, type Viewer } from './conditions';

const reader: Viewer = { repository: 'read', workspace: 'member' };
const admin: Viewer = { repository: 'admin', workspace: 'admin' };
const stranger: Viewer = { repository: null, workspace: null };
const context = { repository: { scm: 'git', full_name: 'acme/api' } };

function needs(permission: string, invert = false): unknown {
  return { condition: 'has_permission', invert, params: { permission } };
}

describe('conditions of modules', () => {
  it('compare permissions by rank', () => {
    expect(allHold([needs('read')], reader, context)).toBe(true);
    expect(allHold([needs('admin')], reader, context)).toBe(false);
    expect(allHold([needs('write')], admin, context)).toBe(true);
    expect(allHold([needs('read')], stranger, context)).toBe(false);
    expect(allHold([needs('admin', true)], reader, context)).toBe(true);
  });

  it('combine', () => {
    expect(allHold([{ or: [needs('admin'), needs('read')] }], reader, context)).toBe(true);
    expect(allHold([{ and: [needs('admin'), needs('read')] }], reader, context)).toBe(false);
    expect(allHold([needs('read'), needs('admin')], reader, context)).toBe(false);
    expect(allHold([], stranger, context)).toBe(true);
  });

  it('compare values of the page', () => {
    const equals = { condition: 'equals', target: '{repository.full_name}', params: { value: 'acme/api' } };
    expect(allHold([equals], reader, context)).toBe(true);
    expect(allHold([{ ...equals, params: { value: 'acme' } }], reader, context)).toBe(false);
    expect(allHold([{ ...equals, condition: 'contains', params: { value: 'api' } }], reader, context)).toBe(true);
  });

  it('know roles in the workspace', () => {
    const owners = { condition: 'has_workspace_permission', params: { permission: 'admin' } };
    expect(allHold([owners], admin, context)).toBe(true);
    expect(allHold([owners], reader, context)).toBe(false);
    expect(allHold([{ ...owners, params: { permission: 'collaborator' } }], reader, context)).toBe(true);
  });

  it.each([[{ condition: 'moon_is_full' }], [{ condition: 'moon_is_full', invert: true }], ['yes'], [null], [{}]])(
    'hide a module with the unknown %j',
    (condition) => {
      expect(allHold([condition], admin, context)).toBe(false);
    },
  );
});
