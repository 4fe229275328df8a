import type { Account, Consumer } from '../world';

/** The page on which a person lets a consumer in. */
export function consentPage(consumer: Consumer, people: readonly Account[], action: string): string {
  const options = people.map((one) => `<option value="${safe(one.uuid)}">${safe(one.displayName)}</option>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Confirm access to your account — Bitbucket</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 32rem; margin: 4rem auto; padding: 0 1rem }
button, select { font: inherit; padding: .4rem .8rem }
</style>
</head>
<body>
<main>
<h1>Confirm access to your account</h1>
<p><strong>${safe(consumer.name)}</strong> is asking for:</p>
<ul>${consumer.scopes.map((scope) => `<li>${safe(scope)}</li>`).join('')}</ul>
<form method="post" action="${safe(action)}">
<p><label>Signed in as <select name="user">${options.join('')}</select></label></p>
<p><button name="decision" value="grant">Grant access</button> <button name="decision" value="deny">Cancel</button></p>
</form>
</main>
</body>
</html>
`;
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
