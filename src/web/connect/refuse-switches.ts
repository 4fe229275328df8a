import { Failure } from '../../domain';

/**
 * `AC_OPTS` turns checks of the Connect library off, all of them with `no-auth`.
 * @throws Failure when it is set on a production server
 */
export function refuseSwitches(switches: string | null, production: boolean): void {
  if (!production || switches === null || switches.trim() === '') return;
  throw new Failure({
    kind: 'invalid',
    what: 'AC_OPTS is set: it switches security checks of the Connect app off.',
    where: 'AC_OPTS',
    next: 'Unset AC_OPTS and start Loom again.',
  });
}
