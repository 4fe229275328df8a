import { repositoryEnvironment, scratchEnvironment } from './environment';

describe('repositoryEnvironment', () => {
  it('drops what would redirect git or make it run a program, and keeps the rest', () => {
    const environment = repositoryEnvironment({
      PATH: '/bin',
      HOME: '/home/dev',
      GIT_DIR: '/elsewhere',
      GIT_INDEX_FILE: '/elsewhere/index',
      GIT_EXTERNAL_DIFF: 'touch it',
      GIT_SSH_COMMAND: 'touch it',
      GIT_CONFIG_PARAMETERS: "'core.fsmonitor'='touch it'",
      GIT_CONFIG_GLOBAL: '/home/dev/.gitconfig',
      GIT_TRACE: '1',
      UNSET: undefined,
    });
    expect(environment).toMatchObject({ PATH: '/bin', HOME: '/home/dev', GIT_CONFIG_GLOBAL: '/home/dev/.gitconfig' });
    const gone = [
      'GIT_DIR',
      'GIT_INDEX_FILE',
      'GIT_EXTERNAL_DIFF',
      'GIT_SSH_COMMAND',
      'GIT_CONFIG_PARAMETERS',
      'GIT_TRACE',
    ];
    expect(Object.keys(environment)).not.toEqual(expect.arrayContaining([expect.stringMatching(gone.join('|'))]));
    expect(environment).not.toHaveProperty('UNSET');
  });

  it('overrides settings of the user that must not reach git', () => {
    const environment = repositoryEnvironment({
      LC_ALL: 'de_DE.UTF-8',
      GIT_OPTIONAL_LOCKS: '1',
      GIT_NO_LAZY_FETCH: '0',
    });
    expect(environment).toMatchObject({ LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' });
  });
});

describe('scratchEnvironment', () => {
  it('leaves no configuration file in reach', () => {
    const environment = scratchEnvironment(
      { PATH: '/bin', HOME: '/home/dev', GIT_CONFIG_GLOBAL: '/x', GIT_CONFIG_COUNT: '1' },
      '/tmp/s',
    );
    expect(environment).toEqual({
      PATH: '/bin',
      HOME: '/tmp/s',
      XDG_CONFIG_HOME: '/tmp/s',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_DIR: '/tmp/s/repository',
    });
  });
});
