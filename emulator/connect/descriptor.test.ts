import { appUrl, basePathOf, DescriptorError, parseDescriptor, scopesOf } from './descriptor';
import { KNOWN_SCOPES, withImplied } from './scopes';
import { sampleDescriptor } from './testing/sample-descriptor';

function problemsOf(document: unknown): string {
  try {
    parseDescriptor(document);
  } catch (error) {
    if (error instanceof DescriptorError) return error.message;
    throw error;
  }
  return '';
}

describe('reading a descriptor', () => {
  it('accepts a full one', () => {
    const descriptor = parseDescriptor(sampleDescriptor('https://app.example/loom'));
    expect(descriptor.modules.webPanels[0]?.location).toBe('org.bitbucket.pullrequest.overview.informationPanel');
    expect(descriptor.modules.configurePage).toHaveLength(1);
    expect(appUrl(descriptor, '/panel?a=1')).toBe('https://app.example/loom/panel?a=1');
    expect(basePathOf(descriptor)).toBe('/loom');
  });

  it('accepts a configure page as a list, and http on this machine', () => {
    const sample = sampleDescriptor('http://127.0.0.1:3000');
    const modules = { ...sample.modules, configurePage: [sample.modules.configurePage] };
    expect(parseDescriptor({ ...sample, modules }).modules.configurePage).toHaveLength(1);
  });

  it('asks for everything when no scope is named', () => {
    const { scopes, ...rest } = sampleDescriptor('https://app.example');
    expect(scopes).toContain('pullrequest');
    expect(scopesOf(parseDescriptor(rest))).toEqual([...KNOWN_SCOPES]);
  });

  it.each([
    [{ key: '' }, 'key'],
    [{ baseUrl: 'http://app.example' }, 'baseUrl'],
    [{ baseUrl: 'nowhere' }, 'baseUrl'],
    [{ authentication: { type: 'none' } }, 'authentication.type'],
    [{ authentication: undefined }, 'authentication'],
    [{ scopes: ['pullrequest', 'pullrequests'] }, 'scopes.1: is not a known scope'],
    [{ contexts: [] }, 'contexts'],
    [{ contexts: ['workspace'] }, 'contexts.0'],
    [{ apiMigrations: { gdpr: true } }, 'apiMigrations'],
    [{ modules: { webPanels: [{ key: 'a b', name: { value: 'A' }, url: '/a' }] } }, 'modules.webPanels.0.key'],
    [{ modules: { webhooks: [{ event: 'x'.repeat(65), url: '/w' }] } }, 'modules.webhooks.0.event'],
  ])('refuses %j', (change, problem) => {
    expect(problemsOf({ ...sampleDescriptor('https://app.example'), ...change })).toContain(problem);
  });

  it('refuses a module key that is used twice', () => {
    const page = { key: 'same', name: { value: 'Same' }, url: '/same' };
    const modules = { webPanels: [page], adminPages: [page] };
    expect(problemsOf({ ...sampleDescriptor('https://app.example'), modules })).toContain(
      'same is used more than once',
    );
  });

  it('knows what a scope brings along', () => {
    expect([...withImplied(['pullrequest:write'])].sort()).toEqual([
      'pullrequest',
      'pullrequest:write',
      'repository',
      'repository:write',
    ]);
    expect([...withImplied(['repository:admin'])]).toEqual(['repository:admin']);
  });
});
