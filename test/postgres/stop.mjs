export default async function stop() {
  await globalThis.loomTestPostgres?.stop();
}
