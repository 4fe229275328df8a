import { readBoot } from './boot';

function page(text: string): Document {
  const made = document.implementation.createHTMLDocument();
  made.head.innerHTML = '<script type="application/json" id="loom-boot"></script>';
  made.getElementById('loom-boot')!.textContent = text;
  return made;
}

test('reads what the server printed', () => {
  const boot = { page: 'panel', session: 's', basePath: '', hostScript: null, settingsUrl: null };
  expect(readBoot(page(JSON.stringify(boot)))).toEqual(boot);
});

test('a page without a server has nothing to read', () => {
  expect(readBoot(document.implementation.createHTMLDocument())).toBeNull();
  for (const text of ['', 'null', '{', '{}', '[]', '{"session":1}']) expect(readBoot(page(text))).toBeNull();
});
