import { wording } from '../value';
import { readYamlText } from '../yaml/read-yaml';
import { readBitbucketPipelines } from './bitbucket';

function told(text: string): readonly string[] {
  const document = readYamlText(text, 0);
  if (document?.kind !== 'map') return [];
  return readBitbucketPipelines(document).map(({ type, line, body }) => {
    const told = ['text', 'image', '$section'].map((name) => wording(body.entries.get(name))).filter(Boolean);
    return `${line} ${type.replace('pipelines:', '')} ${told.join(' ')}`.trim();
  });
}

describe('a bitbucket-pipelines.yml', () => {
  it('has steps by themselves, in parallel and in stages, in every section', () => {
    const steps = told(`pipelines:
  default:
    - step:
        script: [a]
    - parallel:
        - step:
            script: [b]
    - parallel:
        fail-fast: true
        steps:
          - step:
              script: [c]
  pull-requests:
    '**':
      - stage:
          steps:
            - step:
                script: [d]
`).filter((line) => / (?:step|command)/.test(line));
    expect(steps).toEqual([
      '3 step default',
      '4 command a default',
      '6 step default',
      '7 command b default',
      '11 step default',
      '12 command c default',
      '17 step pull-requests',
      '18 command d pull-requests',
    ]);
  });

  it('has images, services and pipes', () => {
    expect(
      told(`image: node:22
definitions:
  services:
    db:
      image: postgres
pipelines:
  default:
    - step:
        image: {name: "alpine:3"}
        script:
          - pipe: example/deploy:1.0.0
        after-script:
          - make
`).slice(1),
    ).toEqual([
      '1 image node',
      '4 service postgres',
      '5 image postgres',
      '8 step default',
      '9 image alpine',
      '11 pipe example/deploy',
      '13 command make default',
    ]);
  });

  it('is read as far as it goes', () => {
    expect(told('pipelines: 1\n')).toEqual(['1 file']);
    expect(told('pipelines:\n  default: a\n  branches: b\n')).toEqual(['1 file']);
  });
});
