import { type Request, Router } from 'express';
import {
  type ConnectApps,
  type Descriptor,
  DescriptorError,
  fetchDescriptor,
  LifecycleError,
  parseDescriptor,
  scopesOf,
} from '../connect';
import { Refusal, type World } from '../world';
import { html, type Html } from './html';
import { renderLayout } from './layout';
import { plainFrame } from './visit';

const ADDRESS = '/site/addons/authorize';

interface Asked {
  readonly descriptorUrl: string;
  readonly descriptor: Descriptor;
  readonly redirectUri: string | null;
  readonly form: 'registered' | 'classic';
}

/** The page on which a workspace's administrator installs an app. */
export function installRoutes(world: World, apps: ConnectApps): Router {
  const router = Router();

  router.get(ADDRESS, async (request, response) => {
    const asked = await readAsked(apps, request);
    const frame = plainFrame(world, request, 'Install an app');
    const owned = [...world.workspaces.values()].filter(
      ({ members }) => frame.viewer === null || members.get(frame.viewer.uuid)?.role === 'owner',
    );
    const page = renderInstall(
      asked,
      owned.map(({ slug, name }) => ({ slug, name })),
      request.originalUrl,
    );
    response.type('html').send(renderLayout(frame, page));
  });

  router.post(ADDRESS, async (request, response) => {
    const asked = await readAsked(apps, request);
    const form = request.body as Readonly<Record<string, string | undefined>>;
    if (form.decision !== 'grant') {
      response.redirect(302, backTo(asked, { error: 'access_denied', error_description: 'The user denied access' }));
      return;
    }
    const workspace = world.findWorkspace(form.workspace ?? '');
    if (workspace === null) throw new Refusal(404, 'There is no such workspace.');
    const { viewer } = plainFrame(world, request, '');
    const owners = [...workspace.members.values()].filter(({ role }) => role === 'owner').map(({ user }) => user);
    const user = viewer === null ? owners[0] : owners.find(({ uuid }) => uuid === viewer.uuid);
    if (user === undefined) throw new Refusal(403, 'Only administrators of a workspace install apps there.');
    const { descriptorUrl } = asked;
    const { clientKey } = await refusing(apps.install({ descriptorUrl, workspace, user, form: asked.form }));
    response.redirect(302, backTo(asked, { client_key: clientKey }, `/${workspace.slug}/workspace/settings/apps`));
  });

  return router;
}

/** `addon_key` names a registered app, `descriptor_uri` one that is known by its address alone. */
async function readAsked(apps: ConnectApps, request: Request): Promise<Asked> {
  const query = new URL(request.originalUrl, 'http://here').searchParams;
  const key = query.get('addon_key');
  const descriptorUrl = key === null ? query.get('descriptor_uri') : apps.descriptorUrlOf(key);
  if (descriptorUrl === null) throw new Refusal(404, 'There is no such app.');
  const descriptor = await refusing(fetchDescriptor(descriptorUrl).then(parseDescriptor));
  const redirectUri = query.get('redirect_uri');
  if (redirectUri !== null && !isBelow(redirectUri, descriptor.baseUrl)) {
    throw new Refusal(400, 'redirect_uri must begin with the address of the app.');
  }
  return { descriptorUrl, descriptor, redirectUri, form: key === null ? 'classic' : 'registered' };
}

function isBelow(address: string, baseUrl: string): boolean {
  const base = baseUrl.replace(/\/$/, '');
  return address === base || ['/', '?', '#'].some((next) => address.startsWith(`${base}${next}`));
}

function backTo({ redirectUri }: Asked, parameters: Readonly<Record<string, string>>, otherwise = '/'): string {
  if (redirectUri === null) return otherwise;
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  return url.href;
}

async function refusing<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DescriptorError || error instanceof LifecycleError) throw new Refusal(400, error.message);
    throw error;
  }
}

function renderInstall(
  { descriptor }: Asked,
  workspaces: readonly { readonly slug: string; readonly name: string }[],
  action: string,
): Html {
  return html`<h1>Grant ${descriptor.name} access to a workspace?</h1>
    <p>${descriptor.description}</p>
    <p>The app is at <code>${descriptor.baseUrl}</code> and asks for:</p>
    <ul>
      ${scopesOf(descriptor).map((scope) => html`<li><code>${scope}</code></li>`)}
    </ul>
    <form method="post" action="${action}" class="stack">
      <label for="workspace">Workspace</label>
      <select id="workspace" name="workspace">
        ${workspaces.map(({ slug, name }) => html`<option value="${slug}">${name}</option>`)}
      </select>
      <div>
        <button class="primary" name="decision" value="grant">Grant access</button>
        <button class="subtle" name="decision" value="deny">Cancel</button>
      </div>
    </form>`;
}
