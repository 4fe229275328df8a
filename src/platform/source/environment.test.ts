import { fetchingEnvironment, readingEnvironment } from './environment';

const word = ['to', 'ken'].join('');
const remote = {
  address: { url: 'https://bitbucket.org/a/b.git', origin: 'https://bitbucket.org' },
  credentials: { username: 'x-token-auth', secret: word },
  withoutContents: true,
  trusted: '/s/trusted.pem',
};

describe('the environment of git', () => {
  it('has nothing of the operator but paths, proxies and certificates', () => {
    const environment = readingEnvironment(
      {
        PATH: '/bin',
        HOME: '/home/loom',
        HTTPS_PROXY: 'http://proxy:3128',
        no_proxy: 'localhost',
        SSL_CERT_FILE: '/ca.pem',
        GIT_SSL_CAINFO: '/git-ca.pem',
        GIT_SSL_NO_VERIFY: '1',
        GIT_TRACE_CURL: '1',
        GIT_ASKPASS: '/bin/ask',
        SSH_ASKPASS: '/bin/ask',
        GIT_CONFIG_COUNT: '1',
        LOOM_SECRET_KEY: 'x',
        BITBUCKET_ACCESS_TOKEN: 'x',
        UNSET: undefined,
      },
      '/s',
    );
    expect(environment).toMatchObject({ PATH: '/bin', HOME: '/s', HTTPS_PROXY: 'http://proxy:3128', GIT_DIR: '/s' });
    const gone = /NO_VERIFY|TRACE|ASKPASS|COUNT|LOOM|BITBUCKET|UNSET/;
    expect(Object.keys(environment).filter((name) => gone.test(name))).toEqual([]);
    expect(environment).toMatchObject({ GIT_ALLOW_PROTOCOL: 'none', GIT_TERMINAL_PROMPT: '0', no_proxy: 'localhost' });
  });

  it('ties credentials to the origin, and only while fetching', () => {
    const environment = fetchingEnvironment(readingEnvironment({}, '/s'), remote);
    expect(environment).toMatchObject({
      GIT_ALLOW_PROTOCOL: 'http:https',
      GIT_CONFIG_COUNT: '4',
      GIT_SSL_CAINFO: '/s/trusted.pem',
      GIT_CONFIG_KEY_1: 'http.https://bitbucket.org/.extraHeader',
      GIT_CONFIG_VALUE_1: `Authorization: Basic ${Buffer.from(`x-token-auth:${word}`).toString('base64')}`,
    });
  });

  it('sends a token that names nobody as a bearer', () => {
    const nobody = { ...remote, credentials: { token: word }, trusted: null };
    const environment = fetchingEnvironment(readingEnvironment({}, '/s'), nobody);
    expect(environment.GIT_CONFIG_VALUE_1).toBe(`Authorization: Bearer ${word}`);
    expect(environment.GIT_SSL_CAINFO).toBeUndefined();
  });
});
