/** A page of an app that tells, in its own text, what it hears from the host. */
export function panelPage(hostScript: string, lines: number): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Panel</title>
<style>
:root { color-scheme: light dark; font: 14px/20px sans-serif }
body { margin: 8px; background: Canvas; color: CanvasText }
@media (prefers-color-scheme: dark) { #scheme::after { content: 'dark' } }
@media (prefers-color-scheme: light) { #scheme::after { content: 'light' } }
</style>
<script src="${hostScript}"></script>
</head>
<body>
<main class="ac-content">
<h1>Sample panel</h1>
<p>Scheme: <span id="scheme"></span></p>
<p id="said">nothing yet</p>
<button id="ask">Who am I?</button> <button id="grow">Grow</button> <button id="flag">Flag</button>
<div id="lines">${'<p>line</p>'.repeat(lines)}</div>
</main>
<script>
const said = document.querySelector('#said');
document.querySelector('#ask').addEventListener('click', () => {
  AP.require('request', (request) => {
    request({
      url: '/2.0/user',
      success: (user) => { said.textContent = 'You are ' + user.display_name; },
      error: (failure) => { said.textContent = 'Refused with ' + failure.status; },
    });
  });
});
document.querySelector('#grow').addEventListener('click', () => {
  document.querySelector('#lines').innerHTML += '<p>line</p>'.repeat(20);
});
document.querySelector('#flag').addEventListener('click', () => {
  AP.require(['messages', 'events'], (messages, events) => {
    events.on('ping', (text) => { said.textContent = 'Heard ' + text; });
    events.emit('ping', 'pong');
    messages.success('<b>Saved</b>', 'All is well.');
  });
});
</script>
</body>
</html>`;
}
