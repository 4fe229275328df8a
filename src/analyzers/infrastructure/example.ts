import type { Example } from './rule-row';

/** A Terraform file of resources, given as type and body by turns; each is called `example`. */
export function tf(...parts: readonly string[]): Example {
  const blocks = pairs(parts).map(([type, body]) => {
    const keyword = type.startsWith('data.') ? 'data' : type.startsWith('provider.') ? 'provider' : 'resource';
    const labels = keyword === 'provider' ? `"${type.slice(9)}"` : `"${type.replace(/^data\./, '')}" "example"`;
    return `${keyword} ${labels} {\n${indented(body, '  ')}}\n`;
  });
  return { path: 'main.tf', text: blocks.join('\n') };
}

/** A CloudFormation template of resources, given as type and properties by turns; they are called `Example`, `Example1` and so on. */
export function cfn(...parts: readonly string[]): Example {
  const resources = pairs(parts).map(([type, properties], index) => {
    const name = `Example${index === 0 ? '' : index}`;
    const body = properties === '' ? '' : `    Properties:\n${indented(properties, '      ')}`;
    return `  ${name}:\n    Type: ${type}\n${body}`;
  });
  return { path: 'template.yaml', text: `Resources:\n${resources.join('')}` };
}

export function dockerfile(...lines: readonly string[]): Example {
  return { path: 'Dockerfile', text: `${lines.join('\n')}\n` };
}

/** A pod's manifest with this specification. */
export function pod(spec: string): Example {
  return manifest('v1', 'Pod', `spec:\n${indented(spec, '  ')}`);
}

/** A pod's manifest with one container of an image with a version. */
export function container(fields: string): Example {
  return pod(`containers:\n  - name: app\n    image: registry.example.com/app:1.2.3\n${indented(fields, '    ')}`);
}

/** A deployment's manifest with this specification of its pods. */
export function deployment(spec: string): Example {
  return manifest('apps/v1', 'Deployment', `spec:\n  template:\n    spec:\n${indented(spec, '      ')}`);
}

/** A deployment's manifest with one container of an image with a version. */
export function served(fields: string): Example {
  return deployment(
    `containers:\n  - name: app\n    image: registry.example.com/app:1.2.3\n${indented(fields, '    ')}`,
  );
}

export function manifest(apiVersion: string, kind: string, body: string): Example {
  const metadata = body.startsWith('metadata:') ? '' : 'metadata:\n  name: example\n  namespace: shop\n';
  return { path: 'manifest.yaml', text: `apiVersion: ${apiVersion}\nkind: ${kind}\n${metadata}${body}\n` };
}

/** A `bitbucket-pipelines.yml` with this text and one step in a section of it. */
export function pipelines(step: string, head = '', section = 'default'): Example {
  const item = `- step:\n${indented(step, '    ')}`;
  const pipeline = section === 'default' ? indented(item, '    ') : `    '**':\n${indented(item, '      ')}`;
  return { path: 'bitbucket-pipelines.yml', text: `${head}pipelines:\n  ${section}:\n${pipeline}` };
}

/** A workflow of GitHub Actions with one job of these steps. */
export function workflow(steps: string, head = 'on: push\n'): Example {
  return {
    path: '.github/workflows/build.yml',
    text: `${head}jobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n${indented(steps, '      ')}`,
  };
}

/** A Compose file with one service. */
export function compose(service: string): Example {
  return { path: 'compose.yaml', text: `services:\n  app:\n${indented(service, '    ')}` };
}

function pairs(parts: readonly string[]): readonly (readonly [string, string])[] {
  return parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : []));
}

function indented(text: string, indent: string): string {
  return text === '' ? '' : `${text.trimEnd().replace(/^(?=.)/gm, indent)}\n`;
}
